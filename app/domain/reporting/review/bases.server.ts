import { and, asc, count, eq, gt, or } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { readBasketClocks } from "#app/domain/reporting/base/clocks.server.ts";
import { isId } from "#app/kernel/id.ts";
import { PAGE_ROWS } from "#app/kernel/keyset.ts";
import { counties, organisations } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { productionBases } from "#db/schema/provenance.server.ts";
import { answeredFor } from "./scope.server.ts";

/**
 * The bases of the counties an official answers for, by county and in the order they were registered, each with its
 * 菜篮子 clock; one page. `after` is the cursor the page before gave; anything else begins at the start.
 */
export async function listReviewedBases(ctx: AnyContext, { after = null }: { after?: string | null } = {}) {
  requireCan(ctx, "batch.read_all");
  const [afterCounty = "", afterId = ""] = after?.split(".") ?? [];
  const rows = await ctx.db
    .select({
      id: productionBases.id,
      nameZh: productionBases.nameZh,
      nameEn: productionBases.nameEn,
      township: productionBases.township,
      village: productionBases.village,
      countyCode: productionBases.countyCode,
      areaMilliMu: productionBases.areaMilliMu,
      isDemo: productionBases.isDemo,
      county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
      supplier: { nameZh: organisations.name, nameEn: organisations.nameEn },
      products: count(products.id),
    })
    .from(productionBases)
    .innerJoin(counties, eq(counties.code, productionBases.countyCode))
    .innerJoin(organisations, eq(organisations.id, productionBases.organisationId))
    .leftJoin(
      products,
      and(
        eq(products.organisationId, productionBases.organisationId),
        eq(products.baseId, productionBases.id),
      ),
    )
    .where(
      and(
        eq(organisations.state, "approved"),
        answeredFor(ctx.actor, productionBases.countyCode),
        isId(afterId)
          ? or(
              gt(productionBases.countyCode, afterCounty),
              and(eq(productionBases.countyCode, afterCounty), gt(productionBases.id, afterId)),
            )
          : undefined,
      ),
    )
    .groupBy(productionBases.id, counties.code, organisations.id)
    .orderBy(asc(productionBases.countyCode), asc(productionBases.id))
    .limit(PAGE_ROWS + 1);
  const shown = rows.slice(0, PAGE_ROWS);
  const last = shown.at(-1);
  const clocks = await readBasketClocks(
    ctx,
    shown.map(({ id }) => id),
  );
  return {
    rows: shown.map((row) => ({ ...row, clock: clocks.get(row.id) ?? null })),
    next: rows.length > PAGE_ROWS && last ? `${last.countyCode}.${last.id}` : null,
  };
}
