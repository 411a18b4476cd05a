import type { ReactNode } from "react";
import type { Forecast, Pace } from "#app/domain/reporting/progress/forecast.ts";
import type { YearTrial } from "#app/domain/reporting/progress/trial.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { TargetProgress } from "#app/ui/charts/target-progress.tsx";
import { formatMoney, formatMoneyShort } from "#app/ui/elements/format.ts";
import { Money, Share } from "#app/ui/elements/money.tsx";
import { Card } from "#app/ui/primitives/card.tsx";
import { ScopeLabel, type ShownPolicy } from "./scope-label.tsx";

export interface ShownProgress {
  year: number;
  asOf: string;
  policy: ShownPolicy;
  target: { amountFen: number; source: string; noteZh: string; noteEn: string } | null;
  totals: { totalFen: number; entryCount: number; monthFen: number[] };
  pace: Pace | null;
  forecast: Forecast | null;
  trial: YearTrial | null;
  containsDemonstrationData: boolean;
}

/** The figure, what it covers, how far it is from the target, and where it is heading. */
export function ProgressFigures({ progress }: { progress: ShownProgress }) {
  const t = useText("ledger");
  const { totals, target, pace } = progress;
  return (
    <Card className="p-5 sm:p-6">
      <p className="text-ink-soft">{t("figure.total")}</p>
      <p className="figures font-semibold font-serif text-[clamp(2.25rem,6vw,3.5rem)] text-green leading-tight">
        <Money fen={totals.totalFen} form="short" />
      </p>
      <p className="figures text-ink-soft">
        {formatMoney(totals.totalFen)} · {t("figure.entries", { count: totals.entryCount })}
      </p>
      <p className="mt-1 text-sm">
        <ScopeLabel policy={progress.policy} asOf={progress.asOf} demo={progress.containsDemonstrationData} />
      </p>
      {target && pace ? (
        <>
          <div className="mt-5 mb-1 flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="figures font-medium">
              <Share part={totals.totalFen} whole={target.amountFen} />
            </span>
            <TargetWords amountFen={target.amountFen} />
          </div>
          <TargetProgress amountFen={totals.totalFen} targetFen={target.amountFen} paceFen={pace.evenFen} />
          <p className="mt-1.5 text-ink-soft text-sm">
            <PaceWords pace={pace} />
          </p>
          <dl className="mt-5 grid grid-cols-2 gap-x-8 gap-y-4 border-line border-t pt-4 sm:grid-cols-3">
            <Missing pace={pace} />
            <PerWeek pace={pace} />
            <Ahead forecast={progress.forecast} />
          </dl>
        </>
      ) : (
        <p className="mt-4 text-ink-soft">{t("no_target")}</p>
      )}
    </Card>
  );
}

function TargetWords({ amountFen }: { amountFen: number }) {
  const t = useText("ledger");
  const amount = formatMoneyShort(amountFen, useLocale());
  return (
    <span className="text-ink-soft text-sm">
      {t("figure.target")} {t("figure.floor", { amount })}
    </span>
  );
}

/** Ahead of or behind an even pace, in words. */
export function PaceWords({ pace }: { pace: Pace }) {
  const t = useText("ledger");
  const locale = useLocale();
  const amount = formatMoneyShort(Math.abs(pace.aheadFen), locale);
  return (
    <>
      <span className="mr-3 font-medium text-ink">
        {t(pace.aheadFen >= 0 ? "figure.ahead" : "figure.behind", { amount })}
      </span>
      {t("figure.even", {
        day: pace.daysElapsed,
        days: pace.daysInYear,
        amount: formatMoneyShort(pace.evenFen, locale),
      })}
    </>
  );
}

function Figure({ term, value, note }: { term: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-soft text-sm">{term}</dt>
      <dd className="figures font-semibold text-xl leading-snug">{value}</dd>
      {note ? <dd className="text-ink-soft text-sm">{note}</dd> : null}
    </div>
  );
}

function Missing({ pace }: { pace: Pace }) {
  const t = useText("ledger");
  return pace.missingFen === 0 ? (
    <Figure term={t("figure.missing")} value={t("figure.reached")} />
  ) : (
    <Figure
      term={t("figure.missing")}
      value={<Money fen={pace.missingFen} form="short" />}
      note={formatMoney(pace.missingFen)}
    />
  );
}

function PerWeek({ pace }: { pace: Pace }) {
  const t = useText("ledger");
  if (pace.missingFen === 0) return <Figure term={t("figure.week")} value={t("figure.week.reached")} />;
  if (pace.neededPerWeekFen === null) return <Figure term={t("figure.week")} value={t("figure.week.over")} />;
  return (
    <Figure
      term={t("figure.week")}
      value={<Money fen={pace.neededPerWeekFen} form="short" />}
      note={t("figure.week.note")}
    />
  );
}

function Ahead({ forecast }: { forecast: Forecast | null }) {
  const t = useText("ledger");
  const locale = useLocale();
  if (!forecast) return <Figure term={t("figure.forecast")} value={t("figure.forecast.none")} />;
  const short = (fen: number) => formatMoneyShort(fen, locale);
  return (
    <Figure
      term={t("figure.forecast")}
      value={<Money fen={forecast.expectedFen} form="short" />}
      note={t("figure.forecast.range", { low: short(forecast.lowFen), high: short(forecast.highFen) })}
    />
  );
}
