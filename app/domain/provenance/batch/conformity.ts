import type { Day } from "#app/kernel/calendar.ts";

/** The six mandatory fields of a 承诺达标合格证 (MARA Order 2025 No. 4), as printed. */
export type ConformityWords = {
  productName: string;
  quantity: string;
  origin: string;
  issuedOn: Day;
  promiser: string;
  contact: string;
};

/** Grams as printed: kilograms grouped in threes, with up to three decimals. */
export function kilogramsText(grams: number): string {
  const whole = Math.floor(grams / 1000);
  const rest = String(grams % 1000)
    .padStart(3, "0")
    .replace(/0+$/, "");
  return `${whole.toLocaleString("en")}${rest ? `.${rest}` : ""} 公斤`;
}

/** Fills the six fields from what is on record. */
export function conformityWords(facts: {
  productName: string;
  quantityGrams: number;
  county: string;
  township: string;
  village: string;
  base: string;
  issuedOn: Day;
  promiser: string;
  contact: string;
}): ConformityWords {
  return {
    productName: facts.productName,
    quantity: kilogramsText(facts.quantityGrams),
    origin: `贵州省黔西南州${facts.county}${facts.township}${facts.village}（${facts.base}）`,
    issuedOn: facts.issuedOn,
    promiser: facts.promiser,
    contact: facts.contact,
  };
}
