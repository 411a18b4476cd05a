import { policyKey } from "#app/domain/ledger/policy/key.ts";
import { type Names, nameParts, type YearTotals } from "#app/domain/reporting/progress/parts.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/primitives/button.tsx";
import { Select } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { ProgressFigures, type ShownProgress } from "#app/ui/progress/figures.tsx";
import { ForecastMethod } from "#app/ui/progress/forecast-method.tsx";
import { CountyPanel, MonthPanel, type PartLink, PartPanel, useWordParts } from "#app/ui/progress/parts.tsx";
import type { ShownPolicy } from "#app/ui/progress/scope-label.tsx";

export interface CockpitProps {
  progress: ShownProgress & { totals: YearTotals; names: Names };
  policies: readonly (ShownPolicy & { isHeadline: boolean })[];
  years: readonly number[];
}

/** The year and the policy the cockpit looks at; a plain form, so that every view has its address. */
export function CockpitView({ progress, policies, years }: CockpitProps) {
  const t = useText("ledger");
  const locale = useLocale();
  return (
    <form method="get" action={paths.officialCockpit()} className="flex flex-wrap items-end gap-3">
      <Field id="cockpit-year" label={t("cockpit.year")}>
        <Select
          name="year"
          placeholder={null}
          defaultValue={String(progress.year)}
          choices={years.map((year) => ({ value: String(year), label: String(year) }))}
        />
      </Field>
      <Field id="cockpit-policy" label={t("cockpit.policy")} className="min-w-40 max-sm:flex-1">
        <Select
          name="policy"
          placeholder={null}
          defaultValue={policyKey(progress.policy)}
          choices={policies.map((policy) => ({
            value: policyKey(policy),
            label: policy.isHeadline
              ? `${localName(locale, policy)} · ${t("scope.headline")}`
              : localName(locale, policy),
          }))}
        />
      </Field>
      <Button>{t("cockpit.show")}</Button>
      <a href={paths.officialPolicies()} className="link min-h-10 content-center">
        {t("cockpit.policies")}
      </a>
    </form>
  );
}

/** The whole cockpit under its view: the figure, then the year by everything it is divided by. */
export function Cockpit({ progress, policies }: Omit<CockpitProps, "years">) {
  const t = useText("ledger");
  const locale = useLocale();
  const { totals, names, policy } = progress;
  const headline = policies.find((each) => each.isHeadline);
  const isHeadline = headline !== undefined && policyKey(headline) === policyKey(policy);
  const query = { year: progress.year, policy: isHeadline ? null : policyKey(policy) };
  const link: PartLink = (dimension, key) => paths.officialEntries({ ...query, [dimension]: key });
  const force = useWordParts("sellerForces", totals.bySellerForce);
  const fund = useWordParts("fundSources", totals.byFundSource);
  const region = useWordParts("buyerRegions", totals.byRegion);
  const shared = { totalFen: totals.totalFen, link };
  return (
    <>
      {progress.containsDemonstrationData ? (
        <Notice tone="warning" title={t("demo.title")}>
          {t("demo.text")}
        </Notice>
      ) : null}
      {headline && !isHeadline ? (
        <Notice>{t("scope.other", { policy: localName(locale, headline) })}</Notice>
      ) : null}
      <ProgressFigures progress={progress} />
      <ForecastMethod progress={progress} />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <CountyPanel parts={totals.byCounty} names={names} {...shared} />
        <MonthPanel
          year={progress.year}
          monthFen={totals.monthFen}
          targetFen={progress.target?.amountFen ?? null}
          link={link}
        />
        <PartPanel
          title={t("by.industry")}
          parts={nameParts(totals.byIndustry, names.industries)}
          dimension="industry"
          {...shared}
        />
        <PartPanel
          title={t("by.district")}
          parts={nameParts(totals.byDistrict, names.districts)}
          dimension="district"
          {...shared}
        />
        <PartPanel
          title={t("by.region")}
          note={t("by.region.note")}
          parts={region}
          dimension="region"
          {...shared}
        />
        <PartPanel
          title={t("by.channel")}
          parts={nameParts(totals.byChannel, names.channels)}
          dimension="channel"
          {...shared}
        />
        <PartPanel title={t("by.seller_force")} parts={force} dimension="force" {...shared} />
        <PartPanel title={t("by.fund_source")} parts={fund} dimension="fund" {...shared} />
      </div>
    </>
  );
}
