import { useText } from "#app/i18n/use-text.tsx";
import { formatCount, formatQuantity, unitWord } from "./format.ts";

/** A quantity in thousandths of its unit: 2500 of `kg` is `2.5 kg`. The unit is a word of the page's language. */
export function Quantity({
  milli,
  unit,
  className = "",
}: {
  milli: number;
  unit?: string;
  className?: string;
}) {
  return (
    <span className={`figures ${className}`}>
      {formatQuantity(milli)}
      {unit ? <span className="ml-[0.2em]">{unitWord(unit, milli / 1000)}</span> : null}
    </span>
  );
}

/** A weight in grams, told in kilograms. */
export function Weight({ grams }: { grams: number }) {
  const t = useText("elements");
  return <Quantity milli={grams} unit={t("unit.kilograms")} />;
}

/** A whole number of packs, rows or households, with its measure word. */
export function Count({ value, unit }: { value: number; unit?: string }) {
  return (
    <span className="figures">
      {formatCount(value)}
      {unit ? <span className="ml-[0.2em]">{unitWord(unit, value)}</span> : null}
    </span>
  );
}
