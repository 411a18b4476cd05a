import { and, asc, eq, ne, or } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { answeredFor } from "#app/domain/reporting/review/scope.server.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches, productionBases } from "#db/schema/provenance.server.ts";

const MOST_FOUND = 50;

/** A supplier's own code as typed, and ours: any case, with spaces or dashes. */
function codesMeant(text: string): { own: string; ours: string } {
  const own = text.normalize("NFKC").trim().slice(0, 40);
  return { own, ours: own.replace(/[\s-]+/g, "").toUpperCase() };
}

/** The batches of the counties an office answers for that have this code, ours or their supplier's. */
export async function findBatches(ctx: AnyContext, text: string) {
  requireCan(ctx, "recall.read");
  const { own, ours } = codesMeant(text);
  if (!ours) return [];
  return ctx.db
    .select({
      id: batches.id,
      code: batches.code,
      supplierCode: batches.supplierCode,
      state: batches.state,
      packedOn: batches.packedOn,
      isDemo: batches.isDemo,
      product: { nameZh: products.nameZh, nameEn: products.nameEn },
      supplier: { nameZh: organisations.name, nameEn: organisations.nameEn },
    })
    .from(batches)
    .innerJoin(productionBases, eq(productionBases.id, batches.baseId))
    .innerJoin(products, eq(products.id, batches.productId))
    .innerJoin(organisations, eq(organisations.id, batches.organisationId))
    .where(
      and(
        or(eq(batches.code, ours), eq(batches.supplierCode, own)),
        ne(batches.state, "draft"),
        answeredFor(ctx.actor, productionBases.countyCode),
      ),
    )
    .orderBy(asc(batches.code))
    .limit(MOST_FOUND);
}

export type FoundBatch = Awaited<ReturnType<typeof findBatches>>[number];
