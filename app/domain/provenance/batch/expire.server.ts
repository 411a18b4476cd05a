import { and, asc, eq, inArray, lt } from "drizzle-orm";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { SystemContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches } from "#db/schema/provenance.server.ts";
import type { BatchState } from "#db/vocabulary/provenance.ts";

/** Batches ended in one transaction; they are locked in key order, as everybody locks them. */
const AT_ONCE = 200;
/** A draft is not on sale, a depleted one is in the buyers' hands; a recalled one stays recalled. */
const ending: BatchState[] = ["released", "on-hold"];

/**
 * Ends the batches whose last day of sale is over in Shanghai. The day was refused at dispatch before; now their state
 * says so, and kept pages of goods on sale go. A second time it finds nothing. Says how many ended.
 */
export async function expireOverdueBatches(ctx: SystemContext): Promise<{ expired: number }> {
  let expired = 0;
  for (;;) {
    const ended = await expireSome(ctx);
    expired += ended;
    if (ended === 0) return { expired };
  }
}

async function expireSome(ctx: SystemContext): Promise<number> {
  const overdue = and(inArray(batches.state, ending), lt(batches.bestBeforeOn, dayOf(ctx.now)));
  return inTransaction(ctx, async (ctx) => {
    const due = await ctx.db
      .select({ id: batches.id })
      .from(batches)
      .where(overdue)
      .orderBy(asc(batches.bestBeforeOn))
      .limit(AT_ONCE);
    const rows = await ctx.db
      .select({
        id: batches.id,
        state: batches.state,
        bestBeforeOn: batches.bestBeforeOn,
        productState: products.state,
      })
      .from(batches)
      .innerJoin(products, eq(products.id, batches.productId))
      .where(
        and(
          inArray(
            batches.id,
            due.map(({ id }) => id),
          ),
          overdue,
        ),
      )
      .orderBy(asc(batches.id))
      .for("no key update", { of: batches });
    for (const { id, state, bestBeforeOn } of rows) {
      await ctx.db
        .update(batches)
        .set({ state: "expired" })
        .where(and(eq(batches.id, id), eq(batches.state, state)));
      await recordAudit(ctx, {
        action: "batch.expired",
        subjectType: "batch",
        subjectId: id,
        before: { state, bestBeforeOn },
        after: { state: "expired" },
      });
    }
    if (rows.some(({ productState }) => productState === "published")) await bumpCatalogueVersion(ctx);
    return rows.length;
  });
}
