import { and, asc, eq, gt, isNull, ne, or, sql } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import type { Day } from "#app/kernel/calendar.ts";
import { isId } from "#app/kernel/id.ts";
import { stocks, variants } from "#db/schema/catalogue.server.ts";
import { batches } from "#db/schema/provenance.server.ts";
import { recallProducts, recalls } from "#db/schema/recall.server.ts";

/**
 * Locks the hold that a recall put on a product of the actor's organisation.
 * @throws DomainError `recall.not_found`, also for another's; `recall.sale_resumed` when the hold was ended before.
 */
export async function lockOwnHold(
  ctx: InTransaction,
  { recallId, productId }: { recallId: string; productId: string },
) {
  if (!isId(recallId) || !isId(productId)) throw new DomainError("recall.not_found");
  const hold = oneRow(
    await ctx.db
      .select({ number: recalls.number, resumedAt: recallProducts.resumedAt })
      .from(recallProducts)
      .innerJoin(recalls, eq(recalls.id, recallProducts.recallId))
      .where(
        and(
          eq(recallProducts.recallId, recallId),
          eq(recallProducts.productId, productId),
          eq(recallProducts.organisationId, ctx.actor.organisationId),
        ),
      )
      .for("update", { of: recallProducts }),
    "recall.not_found",
  );
  if (hold.resumedAt) throw new DomainError("recall.sale_resumed");
  return hold;
}

/** The packs of a product that are sold or still in stock, each with its weight, in key order. */
export async function listStockedPacks(ctx: InTransaction, productId: string) {
  return ctx.db
    .select({ variantId: variants.id, packZh: variants.packZh, netGrams: variants.netGrams })
    .from(variants)
    .innerJoin(stocks, eq(stocks.variantId, variants.id))
    .where(and(eq(variants.productId, productId), or(eq(variants.isActive, true), gt(stocks.onHandPacks, 0))))
    .orderBy(asc(variants.id));
}

/** Grams left of a product's batches that are neither recalled nor past their last day of sale. */
export async function sumCleanGrams(ctx: InTransaction, productId: string, today: Day): Promise<number> {
  const [row] = await ctx.db
    .select({
      grams: sql<number>`coalesce(sum(${batches.quantityGrams} - ${batches.dispatchedGrams} - ${batches.usedGrams}), 0)::bigint`,
    })
    .from(batches)
    .where(
      and(
        eq(batches.productId, productId),
        ne(batches.state, "recalled"),
        sql`coalesce(${batches.bestBeforeOn} >= ${today}, true)`,
      ),
    );
  return row?.grams ?? 0;
}

/** Ends a locked hold with what was declared; says whether no other recall holds the product. */
export async function endHold(
  ctx: InTransaction,
  { recallId, productId }: { recallId: string; productId: string },
  statement: string,
): Promise<{ isFree: boolean }> {
  await ctx.db
    .update(recallProducts)
    .set({ resumedAt: ctx.now, resumedById: ctx.actor.userId, statement })
    .where(and(eq(recallProducts.recallId, recallId), eq(recallProducts.productId, productId)));
  const others = await ctx.db.$count(
    recallProducts,
    and(eq(recallProducts.productId, productId), isNull(recallProducts.resumedAt)),
  );
  return { isFree: others === 0 };
}
