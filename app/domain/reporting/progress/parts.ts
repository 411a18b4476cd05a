/** A year taken apart: the shapes that pages draw and the names that stand beside them. */

/** One part of a year's total: fen and how many entries stand behind it. */
export type Part = { key: string; amountFen: number; entryCount: number };

/** A year under one counting policy, whole and by every dimension. */
export type YearTotals = {
  totalFen: number;
  entryCount: number;
  /** Twelve months, January first, in fen. */
  monthFen: number[];
  byCounty: Part[];
  byIndustry: Part[];
  byChannel: Part[];
  byDistrict: Part[];
  byRegion: Part[];
  bySellerForce: Part[];
  byFundSource: Part[];
};

export type Named = { code: string; nameZh: string; nameEn: string };

/** The names of everything a total is divided by, each list in its own order. */
export type Names = { counties: Named[]; districts: Named[]; industries: Named[]; channels: Named[] };

/** A part with its name, as a page shows it. */
export type NamedPart = Part & { nameZh: string; nameEn: string };

/** Gives every part its name; a code that has none stands for itself. The parts keep their order. */
export function nameParts(parts: readonly Part[], names: readonly Named[]): NamedPart[] {
  const known = new Map(names.map((named) => [named.code, named]));
  return parts.map((part) => {
    const { nameZh = part.key, nameEn = part.key } = known.get(part.key) ?? {};
    return { ...part, nameZh, nameEn };
  });
}

/** Every place of the list with its part, zero where it has none, in the order of the list. */
export function completeParts(parts: readonly Part[], names: readonly Named[]): NamedPart[] {
  const known = new Map(parts.map((part) => [part.key, part]));
  return names.map(({ code, nameZh, nameEn }) => {
    const { amountFen = 0, entryCount = 0 } = known.get(code) ?? {};
    return { key: code, amountFen, entryCount, nameZh, nameEn };
  });
}
