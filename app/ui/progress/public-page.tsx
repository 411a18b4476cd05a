import { type Names, nameParts, type YearTotals } from "#app/domain/reporting/progress/parts.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { formatClause } from "#app/ui/elements/format.ts";
import { SectionHeading } from "#app/ui/primitives/card.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import type { CountyBenefit } from "#app/domain/reporting/benefit/read.server.ts";
import { BenefitByCounty } from "#app/ui/benefit/by-county.tsx";
import type { IndicatorLine } from "#app/domain/reporting/indicators/read.server.ts";
import { IndicatorBoard } from "#app/ui/indicators/board.tsx";
import { OpenData } from "./open-data.tsx";
import { ProgressFigures, type ShownProgress } from "./figures.tsx";
import { ForecastMethod } from "./forecast-method.tsx";
import { ChainSection, type PublishedRoot } from "./chain-section.tsx";
import { CountyPanel, MonthPanel, PartPanel, useWordParts } from "./parts.tsx";

/** The year as anybody may read it: totals only, what they cover, and how they are made. */
export function PublicProgress({
  progress,
  years,
  roots,
  isOver,
  indicators,
  benefit,
}: {
  progress: ShownProgress & {
    totals: YearTotals;
    names: Names;
    policy: ShownProgress["policy"] & { descriptionZh: string; descriptionEn: string };
  };
  years: readonly number[];
  /** The last daily roots of the year that were published, the latest first. */
  roots: readonly PublishedRoot[];
  isOver: boolean;
  /** What else the plan asks for; empty for a year without targets. */
  indicators: readonly IndicatorLine[];
  benefit: readonly CountyBenefit[];
}) {
  const t = useText("ledger");
  const { totals, names, year, target } = progress;
  const region = useWordParts("buyerRegions", totals.byRegion);
  return (
    <div className="page grid gap-6 py-8">
      <header>
        <h1 className="font-serif text-3xl text-green">{t("public.title", { year })}</h1>
        <p className="mt-2 max-w-prose text-ink-soft">{t("public.lead")}</p>
      </header>
      {progress.containsDemonstrationData ? (
        <Notice tone="warning" title={t("demo.title")}>
          {t("demo.text")}
        </Notice>
      ) : null}
      <ProgressFigures progress={progress} />
      <HowItIsMade policy={progress.policy} target={target} year={year} />
      <ForecastMethod progress={progress} />
      <section>
        <SectionHeading>{t("public.table")}</SectionHeading>
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <CountyPanel parts={totals.byCounty} names={names} totalFen={totals.totalFen} />
          <MonthPanel year={year} monthFen={totals.monthFen} targetFen={target?.amountFen ?? null} />
          <PartPanel
            title={t("by.industry")}
            parts={nameParts(totals.byIndustry, names.industries)}
            totalFen={totals.totalFen}
            dimension="industry"
          />
          <div className="grid gap-5">
            <PartPanel
              title={t("by.channel")}
              parts={nameParts(totals.byChannel, names.channels)}
              totalFen={totals.totalFen}
              dimension="channel"
            />
            <PartPanel
              title={t("by.region")}
              note={t("by.region.note")}
              parts={region}
              totalFen={totals.totalFen}
              dimension="region"
            />
          </div>
        </div>
      </section>
      {indicators.length > 0 ? (
        <section>
          <SectionHeading>{t("public.indicators")}</SectionHeading>
          <p className="mb-3 max-w-prose">{t("public.indicators.note")}</p>
          <IndicatorBoard rows={indicators} year={year} open={false} />
        </section>
      ) : null}
      {benefit.length > 0 ? (
        <BenefitByCounty benefit={benefit} counties={names.counties} year={year} />
      ) : null}
      <ChainSection roots={roots} isOver={isOver} />
      <OpenData year={year} />
      {years.length > 1 ? (
        <nav aria-label={t("public.years")} className="flex flex-wrap items-baseline gap-x-4">
          <span className="text-ink-soft">{t("public.years")}</span>
          {years
            .filter((each) => each !== year)
            .map((each) => (
              <a key={each} href={paths.progressOf(each)} className="link figures">
                {each}
              </a>
            ))}
        </nav>
      ) : null}
    </div>
  );
}

function HowItIsMade({
  policy,
  target,
  year,
}: {
  policy: { descriptionZh: string; descriptionEn: string };
  target: ShownProgress["target"];
  year: number;
}) {
  const t = useText("ledger");
  const locale = useLocale();
  const description = localName(locale, { nameZh: policy.descriptionZh, nameEn: policy.descriptionEn });
  return (
    <section className="rounded-card border border-line bg-white p-5">
      <h2 className="text-lg">{t("public.how.title")}</h2>
      <ul className="mt-2 grid max-w-prose list-disc gap-1.5 pl-5">
        <li>{t("public.how.count")}</li>
        <li>{t("public.how.return")}</li>
        <li>{t("public.how.scope", { description })}</li>
        {target ? (
          <li>
            {t(target.noteZh ? "public.target.note" : "public.target.source", {
              note: localName(locale, { nameZh: target.noteZh, nameEn: target.noteEn }),
              source: formatClause(target.source, locale),
            })}
          </li>
        ) : null}
        <li>{t("public.how.not")}</li>
        <li>
          {t("public.how.api")} <a href={paths.progressApi({ year })}>{paths.progressApi({ year })}</a>
        </li>
      </ul>
    </section>
  );
}
