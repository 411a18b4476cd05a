import { eq, sql } from "drizzle-orm";
import { isCertificateProblem } from "#app/domain/certification/sale/may-be-sold.ts";
import { saleProblemsOn } from "#app/domain/certification/sale/sellable.server.ts";
import type { Actor, Context } from "#app/domain/core/context.ts";
import { addDays, type Day, dayOf } from "#app/kernel/calendar.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { industries, products } from "#db/schema/catalogue.server.ts";
import { productionBases } from "#db/schema/provenance.server.ts";
import { type ListingProblem, listingProblems } from "./problems.ts";

/** The first day on which an order placed today could leave. */
export function earliestDispatchOn(now: Date, leadDays: number): Day {
  return addDays(dayOf(now), leadDays);
}

/** Everything that keeps a product from being published today; empty when nothing does, null when there is no such product. */
export async function checkListing(
  ctx: Pick<Context<Actor | null>, "db" | "now">,
  productId: string,
): Promise<ListingProblem[] | null> {
  const [row] = await ctx.db
    .select({
      state: products.state,
      saleHeld: sql<boolean>`${products.saleHeldAt} is not null`,
      countyCode: products.countyCode,
      leadDays: products.leadDays,
      organisationState: organisations.state,
      industrySellable: industries.sellableOnline,
      baseCountyCode: productionBases.countyCode,
      activePacks: sql<{ packZh: string; priced: boolean }[]>`coalesce((
        select json_agg(json_build_object('packZh', v.pack_zh, 'priced',
          exists (select from price_tiers t where t.variant_id = v.id and t.from_packs <= v.moq_packs)) order by v.position, v.id)
        from variants v where v.product_id = ${products.id} and v.is_active), '[]'::json)`,
    })
    .from(products)
    .innerJoin(organisations, eq(organisations.id, products.organisationId))
    .innerJoin(industries, eq(industries.code, products.industryCode))
    .leftJoin(productionBases, eq(productionBases.id, products.baseId))
    .where(eq(products.id, productId));
  if (!row) return null;
  const dispatchOn = earliestDispatchOn(ctx.now, row.leadDays);
  const problems = await saleProblemsOn(ctx, [productId], dispatchOn);
  return listingProblems({
    ...row,
    organisationApproved: row.organisationState === "approved",
    certificateProblems: (problems.get(productId) ?? []).filter(isCertificateProblem),
    earliestDispatchOn: dispatchOn,
  });
}
