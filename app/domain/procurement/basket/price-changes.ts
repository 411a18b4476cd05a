/** What has become dearer or cheaper since the order that is repeated: pure. Amounts in fen a pack. */
import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";
import { currentPriceFen } from "#app/domain/procurement/requisition/price.ts";

/** A line as it was ordered. */
export type OrderedLine = { variantId: string; packs: number; unitPriceFen: number };

export type PriceChange = { variantId: string; thenFen: number; nowFen: number };

/**
 * The lines whose quantity costs another price today, in the order of the lines. A pack that has no price any more is
 * not among them: its line says so itself.
 */
export function priceChanges(
  lines: readonly OrderedLine[],
  factsOf: ReadonlyMap<string, Pick<CertifiedFacts, "tiers">>,
): PriceChange[] {
  return lines.flatMap(({ variantId, packs, unitPriceFen }) => {
    const nowFen = currentPriceFen(factsOf.get(variantId)?.tiers ?? [], packs);
    return nowFen === null || nowFen === unitPriceFen ? [] : [{ variantId, thenFen: unitPriceFen, nowFen }];
  });
}
