import { and, eq, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import { isId } from "#app/kernel/id.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { claimedMarks, priceEvidence, products, variants } from "#db/schema/catalogue.server.ts";
import { productionBases } from "#db/schema/provenance.server.ts";

export type ShownVariant = {
  id: string;
  sku: string;
  packZh: string;
  packEn: string;
  unitZh: string;
  unitEn: string;
  netGrams: number;
  moqPacks: number;
  multiplePacks: number;
  weeklyCapacityPacks: number;
  /** On hand and not promised to anybody. */
  availablePacks: number;
  tiers: { fromPacks: number; unitPriceFen: number }[];
};

const readShown = prepared(["productId"], (db, { productId }) =>
  db
    .select({
      id: products.id,
      organisationId: products.organisationId,
      nameZh: products.nameZh,
      nameEn: products.nameEn,
      family: products.family,
      industryCode: products.industryCode,
      countyCode: products.countyCode,
      descriptionZh: products.descriptionZh,
      descriptionEn: products.descriptionEn,
      storageClass: products.storageClass,
      processing: products.processing,
      taxTreatment: products.taxTreatment,
      seasonFromMonth: products.seasonFromMonth,
      seasonToMonth: products.seasonToMonth,
      leadDays: products.leadDays,
      shelfLifeDays: products.shelfLifeDays,
      verifiedAt: products.verifiedAt,
      verifiedBy: sql<{ nameZh: string; nameEn: string | null } | null>`(
        select json_build_object('nameZh', name, 'nameEn', name_en) from organisations
        where id = ${products.verifiedByOrganisationId})`,
      isDemo: products.isDemo,
      supplier: {
        name: organisations.name,
        nameEn: organisations.nameEn,
        sellerForce: organisations.sellerForce,
        householdsInvolved: organisations.householdsInvolved,
        householdBenefit: organisations.householdBenefit,
        isDemo: organisations.isDemo,
      },
      base: {
        id: productionBases.id,
        nameZh: productionBases.nameZh,
        nameEn: productionBases.nameEn,
        township: productionBases.township,
        village: productionBases.village,
        areaMilliMu: productionBases.areaMilliMu,
      },
      photographs: sql<{ fileId: string; altZh: string }[]>`coalesce((
        select json_agg(json_build_object('fileId', file_id, 'altZh', alt_zh) order by position)
        from product_photographs where product_id = ${products.id}), '[]'::json)`,
      claims: sql<{ claim: string; sourceUrl: string | null }[]>`coalesce((
        select json_agg(json_build_object('claim', claim, 'sourceUrl', source_url) order by claim)
        from ${claimedMarks} where product_id = ${products.id}), '[]'::json)`,
      evidence: sql<ShownEvidence[]>`coalesce((
        select json_agg(json_build_object('packZh', pack_zh, 'lowFen', low_fen, 'highFen', high_fen,
          'basis', basis, 'sourceUrl', source_url, 'isDemo', is_demo) order by id)
        from ${priceEvidence} where product_id = ${products.id}), '[]'::json)`,
      variants: shownVariants(),
    })
    .from(products)
    .innerJoin(organisations, eq(organisations.id, products.organisationId))
    .leftJoin(productionBases, eq(productionBases.id, products.baseId))
    .where(and(eq(products.id, productId), eq(products.state, "published"))),
);

/** What the product page says of a product itself. @throws DomainError `product.not_found`. */
export async function getShownProduct(ctx: AnyContext, productId: string) {
  if (!isId(productId)) throw new DomainError("product.not_found");
  return oneRow(await readShown(ctx, { productId }), "product.not_found");
}

export type ShownProduct = Awaited<ReturnType<typeof getShownProduct>>;

export type ShownEvidence = {
  packZh: string;
  lowFen: number;
  highFen: number;
  basis: string;
  sourceUrl: string | null;
  isDemo: boolean;
};

function shownVariants() {
  return sql<ShownVariant[]>`coalesce((
    select json_agg(json_build_object('id', v.id, 'sku', v.sku, 'packZh', v.pack_zh, 'packEn', v.pack_en,
      'unitZh', v.unit_zh, 'unitEn', v.unit_en, 'netGrams', v.net_grams, 'moqPacks', v.moq_packs,
      'multiplePacks', v.multiple_packs, 'weeklyCapacityPacks', v.weekly_capacity_packs,
      'availablePacks', coalesce(s.on_hand_packs - s.allocated_packs, 0),
      'tiers', coalesce((
        select json_agg(json_build_object('fromPacks', t.from_packs, 'unitPriceFen', t.unit_price_fen) order by t.from_packs)
        from price_tiers t where t.variant_id = v.id), '[]'::json)) order by v.position, v.id)
    from ${variants} v left join stocks s on s.variant_id = v.id
    where v.product_id = ${products.id} and v.is_active), '[]'::json)`;
}
