import { eq, inArray, sql } from "drizzle-orm";
import type { PriceTier } from "#app/domain/catalogue/price/tiers.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { preparedForList } from "#app/domain/core/prepared.server.ts";
import { addDays, type Day } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { products, stocks, variants } from "#db/schema/catalogue.server.ts";
import { weekOf } from "./line-check.ts";
import type { GoodsFacts, PackFacts } from "./pack-facts.ts";

/** What an order freezes of a pack, and whether it is for sale. */
const goods = {
  variantId: variants.id,
  productId: products.id,
  productNameZh: products.nameZh,
  productNameEn: products.nameEn,
  packZh: variants.packZh,
  packEn: variants.packEn,
  unitZh: variants.unitZh,
  unitEn: variants.unitEn,
  netGrams: variants.netGrams,
  industryCode: products.industryCode,
  countyCode: products.countyCode,
  storageClass: products.storageClass,
  taxTreatment: products.taxTreatment,
  forSale: sql<boolean>`${variants.isActive} and ${products.state} = 'published' and ${organisations.state} = 'approved' and ${products.saleHeldAt} is null`,
  saleHeld: sql<boolean>`${products.saleHeldAt} is not null`,
};

const readGoods = preparedForList([], (db, _values, variantIds) =>
  db
    .select(goods)
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(organisations, eq(organisations.id, variants.organisationId))
    .where(inArray(variants.id, variantIds)),
);

const readFacts = preparedForList(["monday", "sunday"], (db, { monday, sunday }, variantIds) =>
  db
    .select({
      ...goods,
      family: products.family,
      sku: variants.sku,
      supplierId: organisations.id,
      supplierName: organisations.name,
      supplierNameEn: organisations.nameEn,
      moqPacks: variants.moqPacks,
      multiplePacks: variants.multiplePacks,
      weeklyCapacityPacks: variants.weeklyCapacityPacks,
      leadDays: products.leadDays,
      seasonFromMonth: products.seasonFromMonth,
      seasonToMonth: products.seasonToMonth,
      availablePacks: sql<number>`coalesce(${stocks.onHandPacks} - ${stocks.allocatedPacks}, 0)`,
      committedPacks: sql<number>`(
        select coalesce(sum(line.packs), 0)::int from requisition_lines line
          where line.variant_id = ${variants.id} and line.wanted_on between ${monday} and ${sunday}
            and line.state = 'open' and (select r.state from requisitions r where r.id = line.requisition_id) = 'submitted'
      ) + (
        select coalesce(sum(line.packs - line.waived_packs), 0)::int from purchase_order_lines line
          where line.variant_id = ${variants.id} and line.wanted_on between ${monday} and ${sunday}
            and (select o.state from purchase_orders o where o.id = line.order_id) not in ('declined', 'cancelled')
      )`,
      tiers: sql<PriceTier[]>`(
        select coalesce(json_agg(json_build_object('fromPacks', tier.from_packs, 'unitPriceFen', tier.unit_price_fen)
          order by tier.from_packs), '[]'::json)
        from price_tiers tier where tier.variant_id = ${variants.id})`,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(organisations, eq(organisations.id, variants.organisationId))
    .leftJoin(stocks, eq(stocks.variantId, variants.id))
    .where(inArray(variants.id, variantIds)),
);

/** Loads what an order freezes of packs, by variant. A variant that does not exist has no entry. */
export async function loadGoods(
  ctx: Pick<AnyContext, "db">,
  variantIds: readonly string[],
): Promise<Map<string, GoodsFacts>> {
  const asked = [...new Set(variantIds)].filter(isId);
  if (asked.length === 0) return new Map();
  const rows = await readGoods(ctx, {}, asked);
  return new Map(rows.map((row) => [row.variantId, row]));
}

/**
 * Loads the facts of packs in one query, by variant. `committedPacks` counts what waiting requisitions and open orders
 * already want in the week of `wantedOn`, read from the pack's own lines of that week. A variant that does not exist
 * has no entry.
 */
export async function loadPackFacts(
  ctx: Pick<AnyContext, "db">,
  variantIds: readonly string[],
  wantedOn: Day,
): Promise<Map<string, PackFacts>> {
  const asked = [...new Set(variantIds)].filter(isId);
  if (asked.length === 0) return new Map();
  const monday = weekOf(wantedOn);
  const sunday = addDays(monday, 6);
  const rows = await readFacts(ctx, { monday, sunday }, asked);
  return new Map(rows.map((row) => [row.variantId, row]));
}

/**
 * Pairs lines with the facts of their packs, in the order of the lines.
 * @throws DomainError `variant.not_found` naming the lines whose pack does not exist.
 */
export function withFacts<Line extends { variantId: string }, Facts extends GoodsFacts>(
  lines: readonly Line[],
  factsOf: ReadonlyMap<string, Facts>,
): (Line & { facts: Facts })[] {
  const issues = lines.flatMap((line, index) =>
    factsOf.has(line.variantId)
      ? []
      : [{ path: ["lines", index, "variantId"], code: "variant.not_found" as const }],
  );
  if (issues.length > 0) throw new DomainError("variant.not_found", {}, issues);
  return lines.map((line) => ({ ...line, facts: factsOf.get(line.variantId) as Facts }));
}
