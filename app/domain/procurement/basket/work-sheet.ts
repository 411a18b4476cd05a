import { checkLines, type LineProblem } from "#app/domain/procurement/requisition/line-check.ts";
import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";
import { currentPriceFen } from "#app/domain/procurement/requisition/price.ts";
import { type Day, isDay } from "#app/kernel/calendar.ts";
import { lineAmountFen, MAX_FEN } from "#app/kernel/money.ts";
import { splitBySupplier, type SupplierShare } from "./split.ts";

/**
 * A line as it is being typed; `packs` is what stands in the field. The key is its own for as long as the table is worked
 * on, wherever in it the line stands.
 */
export type TypedLine = { key: string; variantId: string; packs: string };

/** A line of the work table with what it costs and what stands against it. Amounts in fen. */
export type SheetLine = {
  key: string;
  variantId: string;
  typedPacks: string;
  facts: CertifiedFacts;
  /** Null while the field holds no whole number. */
  packs: number | null;
  unitPriceFen: number | null;
  amountFen: number | null;
  problems: LineProblem[];
  /** The next lower price and from how many packs on, if there is one. */
  cheaperFrom: { packs: number; unitPriceFen: number } | null;
};

export type WorkSheet = {
  lines: SheetLine[];
  shares: SupplierShare[];
  totalFen: number;
  problemCount: number;
};

/** Reads the packs of a field: a whole number from 1 to 1,000,000, of either width; null for anything else. */
export function readPacks(text: string): number | null {
  const plain = text.normalize("NFKC").trim();
  if (!/^\d{1,7}$/.test(plain)) return null;
  const packs = Number(plain);
  return packs >= 1 && packs <= 1_000_000 ? packs : null;
}

/**
 * What a work table comes to on the wanted day: prices, problems, the split by supplier. Lines whose pack is unknown
 * are left out; lines without a quantity cost nothing yet. The act decides by the same functions.
 */
export function workSheet(
  typed: readonly TypedLine[],
  factsOf: ReadonlyMap<string, CertifiedFacts>,
  when: { wantedOn: Day; today: Day },
): WorkSheet {
  const lines = typed.flatMap((line) => {
    const facts = factsOf.get(line.variantId);
    return facts ? [pricedLine(line, facts)] : [];
  });
  const counted = lines.filter((line) => line.packs !== null && line.amountFen !== null);
  if (isDay(when.wantedOn)) {
    const problems = checkLines(
      counted.map(({ packs, facts }) => ({ packs: packs ?? 0, facts })),
      when,
    );
    for (const [index, line] of counted.entries()) line.problems = problems[index] ?? [];
  }
  const { shares, totalFen } = splitBySupplier(
    counted.map(({ facts, packs, unitPriceFen }) => ({
      supplierId: facts.supplierId,
      supplierName: facts.supplierName,
      supplierNameEn: facts.supplierNameEn,
      netGrams: facts.netGrams,
      packs: packs ?? 0,
      unitPriceFen: unitPriceFen ?? 0,
    })),
  );
  return { lines, shares, totalFen, problemCount: lines.filter((line) => line.problems.length > 0).length };
}

function pricedLine({ key, variantId, packs: typedPacks }: TypedLine, facts: CertifiedFacts): SheetLine {
  const packs = readPacks(typedPacks);
  const unitPriceFen = currentPriceFen(facts.tiers, packs ?? 0);
  const affordable = packs !== null && unitPriceFen !== null && packs * unitPriceFen <= MAX_FEN;
  const cheaper = facts.tiers
    .filter((tier) => packs !== null && tier.fromPacks > packs && tier.unitPriceFen < (unitPriceFen ?? 0))
    .sort((a, b) => a.fromPacks - b.fromPacks)[0];
  return {
    key,
    variantId,
    typedPacks,
    facts,
    packs,
    unitPriceFen,
    amountFen: affordable ? lineAmountFen(packs, unitPriceFen) : null,
    problems: [],
    cheaperFrom: cheaper ? { packs: cheaper.fromPacks, unitPriceFen: cheaper.unitPriceFen } : null,
  };
}
