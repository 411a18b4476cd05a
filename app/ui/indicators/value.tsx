import { useLocale } from "#app/i18n/use-text.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import type { IndicatorMeasure } from "#db/vocabulary/indicators.ts";

export interface Measured {
  measure: IndicatorMeasure;
  unitZh: string;
  unitEn: string;
}

/** A value of an indicator in its own unit; `value` is a count, or fen. */
export function IndicatorValue({ of: indicator, value }: { of: Measured; value: number }) {
  const locale = useLocale();
  if (indicator.measure === "money") return <Money fen={value} form="short" />;
  return (
    <>
      <Count value={value} /> {locale === "en" ? indicator.unitEn : indicator.unitZh}
    </>
  );
}
