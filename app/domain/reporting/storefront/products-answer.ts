import type { ProductCard } from "./cards.server.ts";

/** A page of goods as `GET /api/v1/products` answers it; docs/api.md describes every field. */
export function productsAnswer({
  cards,
  total,
  nextCursor,
}: {
  cards: readonly ProductCard[];
  total: number;
  nextCursor: string | null;
}) {
  return {
    total,
    nextCursor,
    products: cards.map((card) => ({
      id: card.id,
      nameZh: card.nameZh,
      nameEn: card.nameEn,
      industry: card.industry?.code ?? null,
      county: card.county?.code ?? null,
      supplier: { nameZh: card.supplierName, nameEn: card.supplierNameEn },
      fromPriceFen: card.fromPriceFen,
      fromMoqPacks: card.fromMoqPacks,
      pack: card.pack ? { nameZh: card.pack.packZh, nameEn: card.pack.packEn } : null,
      weeklyCapacityPacks: card.pack?.weeklyCapacityPacks ?? null,
      inStock: card.inStock,
      season:
        card.seasonFromMonth === null
          ? null
          : { fromMonth: card.seasonFromMonth, toMonth: card.seasonToMonth },
      verifiedMarks: card.marks.map(({ code }) => code),
      path: `/products/${card.id}`,
      isDemo: card.isDemo,
    })),
  };
}
