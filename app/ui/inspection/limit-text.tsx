import { useText } from "#app/i18n/use-text.tsx";
import { formatMicro } from "#app/ui/elements/format.ts";
import type { InspectionUnit, LimitComparison } from "#db/vocabulary/inspection.ts";

export interface ShownLimit {
  comparison: LimitComparison;
  lowMicro: number | null;
  highMicro: number | null;
  unit: InspectionUnit;
}

/** What a parameter may be: `≤ 0.5 mg/kg`. */
export function LimitText({ limit: { comparison, lowMicro, highMicro, unit } }: { limit: ShownLimit }) {
  const t = useText("inspection");
  const word = useText("vocabulary")(`inspectionUnits.${unit}`);
  const low = formatMicro(lowMicro ?? 0);
  const high = formatMicro(highMicro ?? 0);
  switch (comparison) {
    case "at-most":
      return <span className="figures">{t("limit.at-most", { high, unit: word })}</span>;
    case "below":
      return <span className="figures">{t("limit.below", { high, unit: word })}</span>;
    case "at-least":
      return <span className="figures">{t("limit.at-least", { low, unit: word })}</span>;
    case "between":
      return <span className="figures">{t("limit.between", { low, high, unit: word })}</span>;
    case "not-detected":
      return <span>{t("limit.not-detected")}</span>;
  }
}
