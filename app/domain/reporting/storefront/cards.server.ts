import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";

/** What a list shows of a product. Prices in fen per pack, quantities in packs. */
export type ProductCard = {
  id: string;
  nameZh: string;
  nameEn: string;
  family: string;
  industryCode: string;
  countyCode: string;
  supplierName: string;
  supplierNameEn: string | null;
  fromPriceFen: number;
  fromMoqPacks: number;
  inStock: boolean;
  seasonFromMonth: number | null;
  seasonToMonth: number | null;
  isDemo: boolean;
  photographFileId: string | null;
  /** The pack that the lowest price is for; null only while its variants are being changed. */
  pack: {
    packZh: string;
    packEn: string;
    unitZh: string;
    unitEn: string;
    weeklyCapacityPacks: number;
  } | null;
};

/** Cards of these products, in the given order; those that are gone are left out. */
export async function listCards(ctx: AnyContext, ids: readonly string[]): Promise<ProductCard[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({
      id: products.id,
      nameZh: products.nameZh,
      nameEn: products.nameEn,
      family: products.family,
      industryCode: products.industryCode,
      countyCode: products.countyCode,
      supplierName: organisations.name,
      supplierNameEn: organisations.nameEn,
      fromPriceFen: sql<number>`coalesce(${products.fromPriceFen}, 0)`.mapWith(Number),
      fromMoqPacks: sql<number>`coalesce(${products.fromMoqPacks}, 0)`.mapWith(Number),
      inStock: products.inStock,
      seasonFromMonth: products.seasonFromMonth,
      seasonToMonth: products.seasonToMonth,
      isDemo: products.isDemo,
      photographFileId: sql<string | null>`(select file_id from product_photographs
        where product_id = ${products.id} order by position limit 1)`,
      pack: sql<ProductCard["pack"]>`(select json_build_object('packZh', v.pack_zh, 'packEn', v.pack_en,
          'unitZh', v.unit_zh, 'unitEn', v.unit_en, 'weeklyCapacityPacks', v.weekly_capacity_packs)
        from variants v join price_tiers t on t.variant_id = v.id
        where v.product_id = ${products.id} and v.is_active
        order by t.unit_price_fen, v.position limit 1)`,
    })
    .from(products)
    .innerJoin(organisations, eq(organisations.id, products.organisationId))
    .where(and(inArray(products.id, [...ids]), eq(products.state, "published")))
    .orderBy(asc(products.id));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id)).filter((card): card is ProductCard => card !== undefined);
}
