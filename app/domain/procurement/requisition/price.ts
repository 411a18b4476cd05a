import { type PriceTier, priceForPacks } from "#app/domain/catalogue/price/tiers.ts";
import { DomainError, type FieldIssue } from "#app/kernel/errors.ts";

/** The price in fen per pack for a quantity, that of the lowest tier below it; null for a pack without any price. */
export function currentPriceFen(tiers: readonly PriceTier[], packs: number): number | null {
  const lowest = tiers.reduce<PriceTier | null>(
    (found, tier) => (found === null || tier.fromPacks < found.fromPacks ? tier : found),
    null,
  );
  return priceForPacks(tiers, packs) ?? lowest?.unitPriceFen ?? null;
}

/**
 * The price a draft's line is shown at, in fen per pack.
 * @throws DomainError `variant.not_for_sale` naming the line when the pack has no price.
 */
export function draftPriceFen(tiers: readonly PriceTier[], packs: number, index: number): number {
  const price = currentPriceFen(tiers, packs);
  if (price !== null) return price;
  throw new DomainError("variant.not_for_sale", {}, [
    { path: ["lines", index, "variantId"], code: "variant.not_for_sale" },
  ]);
}

/**
 * The lines that cost more than was shown, each with both prices in fen, as refused fields. One that costs less is taken: without
 * script a larger quantity reaches a lower tier only when it is sent.
 */
export function priceIssues(lines: readonly { shownPriceFen: number; unitPriceFen: number }[]): FieldIssue[] {
  return lines.flatMap(({ shownPriceFen, unitPriceFen }, index) =>
    unitPriceFen <= shownPriceFen
      ? []
      : [
          {
            path: ["lines", index, "packs"],
            code: "requisition.price_changed" as const,
            details: { shownFen: shownPriceFen, currentFen: unitPriceFen },
          },
        ],
  );
}
