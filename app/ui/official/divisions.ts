import type { CrossDimension } from "#app/domain/reporting/crossing/view.ts";
import type { Names } from "#app/domain/reporting/progress/parts.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { formatMonthName } from "#app/ui/elements/format.ts";
import type { Choice } from "#app/ui/primitives/controls.tsx";
import { sellerForces } from "#db/vocabulary/organisations.ts";
import { fundSources } from "#db/vocabulary/procurement.ts";
import { buyerRegions, pairSides } from "#db/vocabulary/regions.ts";

export type Division = { label: string; choices: Choice[] };

/** What a total is divided by, in words: the name of each division and of its parts, in their own order. */
export function useDivisions(names: Names): Record<CrossDimension, Division> {
  const t = useText("ledger");
  const words = useText("vocabulary");
  const locale = useLocale();
  const named = (list: readonly { code: string; nameZh: string; nameEn: string }[]): Choice[] =>
    list.map((each) => ({ value: each.code, label: localName(locale, each) }));
  return {
    month: {
      label: t("column.month"),
      choices: Array.from({ length: 12 }, (_, index) => ({
        value: String(index + 1),
        label: formatMonthName(index + 1, locale),
      })),
    },
    county: { label: t("division.county"), choices: named(names.counties) },
    industry: { label: t("division.industry"), choices: named(names.industries) },
    district: { label: t("division.district"), choices: named(names.districts) },
    region: {
      label: t("division.region"),
      choices: buyerRegions.map((value) => ({ value, label: words(`buyerRegions.${value}`) })),
    },
    pair: {
      label: t("division.pair"),
      choices: pairSides.map((value) => ({ value, label: words(`pairSides.${value}`) })),
    },
    channel: { label: t("division.channel"), choices: named(names.channels) },
    force: {
      label: t("division.seller_force"),
      choices: sellerForces.map((value) => ({ value, label: words(`sellerForces.${value}`) })),
    },
    fund: {
      label: t("division.fund_source"),
      choices: fundSources.map((value) => ({ value, label: words(`fundSources.${value}`) })),
    },
  };
}
