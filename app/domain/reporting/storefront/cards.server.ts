import { and, eq, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import type { MarkScheme, NamedCode, Shelf } from "#app/domain/search/shelf.server.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import type { ProductFamily } from "#db/vocabulary/product-families.ts";

export type CardPack = {
  packZh: string;
  packEn: string;
  unitZh: string;
  unitEn: string;
  weeklyCapacityPacks: number;
};

/** What a list shows of a product. Prices in fen per pack, quantities in packs. */
export type ProductCard = {
  id: string;
  nameZh: string;
  nameEn: string;
  family: ProductFamily;
  supplierName: string;
  supplierNameEn: string | null;
  fromPriceFen: number | null;
  fromMoqPacks: number | null;
  inStock: boolean;
  seasonFromMonth: number | null;
  seasonToMonth: number | null;
  isDemo: boolean;
  photographFileId: string | null;
  /** The pack that the lowest price is for; null only while its variants are being changed. */
  pack: CardPack | null;
  industry: NamedCode | null;
  county: NamedCode | null;
  /** Verified marks valid today. */
  marks: MarkScheme[];
};

const readRows = prepared(["ids"], (db, { ids }) =>
  db
    .select({
      id: products.id,
      nameZh: products.nameZh,
      nameEn: products.nameEn,
      family: products.family,
      supplierName: organisations.name,
      supplierNameEn: organisations.nameEn,
      fromPriceFen: products.fromPriceFen,
      fromMoqPacks: products.fromMoqPacks,
      inStock: products.inStock,
      seasonFromMonth: products.seasonFromMonth,
      seasonToMonth: products.seasonToMonth,
      isDemo: products.isDemo,
      photographFileId: sql<string | null>`(select file_id from product_photographs
        where product_id = ${products.id} order by position limit 1)`,
      pack: sql<CardPack | null>`(select json_build_object('packZh', v.pack_zh, 'packEn', v.pack_en,
          'unitZh', v.unit_zh, 'unitEn', v.unit_en, 'weeklyCapacityPacks', v.weekly_capacity_packs)
        from variants v join price_tiers t on t.variant_id = v.id
        where v.product_id = ${products.id} and v.is_active
        order by t.unit_price_fen, v.position limit 1)`,
    })
    .from(products)
    .innerJoin(organisations, eq(organisations.id, products.organisationId))
    .where(and(sql`${products.id} = any(${ids})`, eq(products.state, "published"))),
);

/** Cards of these products, in the given order, in one query by key; those no longer for sale are left out. */
export async function listCards(
  ctx: AnyContext,
  shelf: Shelf,
  ids: readonly string[],
): Promise<ProductCard[]> {
  if (ids.length === 0) return [];
  const rows = await readRows(ctx, { ids });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const cards: ProductCard[] = [];
  for (const id of ids) {
    const row = byId.get(id);
    const item = shelf.byId.get(id);
    if (!row || !item) continue;
    cards.push({
      ...row,
      family: row.family as ProductFamily,
      industry: shelf.industries.find(({ code }) => code === item.industryCode) ?? null,
      county: shelf.counties.find(({ code }) => code === item.countyCode) ?? null,
      marks: item.marks.map((code) => shelf.marks.get(code)).filter((mark): mark is MarkScheme => !!mark),
    });
  }
  return cards;
}
