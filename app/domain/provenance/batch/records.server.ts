import { and, eq } from "drizzle-orm";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { canMove } from "#app/kernel/transitions.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches } from "#db/schema/provenance.server.ts";
import type { BatchState } from "#db/vocabulary/provenance.ts";
import { batchTransitions } from "./states.ts";

export type BatchRow = typeof batches.$inferSelect;

/**
 * Loads and locks a batch of the actor's organisation; everything that happens to it waits here.
 * @throws DomainError `batch.not_found`, also for another organisation's batch.
 */
export async function lockOwnBatch(ctx: InTransaction, batchId: string): Promise<BatchRow> {
  if (!isId(batchId)) throw new DomainError("batch.not_found");
  const rows = await ctx.db
    .select()
    .from(batches)
    .where(and(eq(batches.id, batchId), eq(batches.organisationId, ctx.actor.organisationId)))
    .for("no key update");
  return oneRow(rows, "batch.not_found");
}

/**
 * Moves a locked batch to its next state.
 * @throws DomainError `batch.wrong_state` when the table does not allow the step.
 */
export async function moveBatch(
  ctx: InTransaction,
  batch: BatchRow,
  to: BatchState,
  changes: Partial<Pick<BatchRow, "releasedAt">> = {},
): Promise<BatchRow> {
  if (!canMove(batchTransitions, batch.state, to))
    throw new DomainError("batch.wrong_state", { state: batch.state, wanted: to });
  const rows = await ctx.db
    .update(batches)
    .set({ ...changes, state: to })
    .where(and(eq(batches.id, batch.id), eq(batches.state, batch.state)))
    .returning();
  return oneRow(rows, "batch.wrong_state");
}

/** Lets cached pages go when the batch's product is on sale; call it last. */
export async function bumpIfOnSale(ctx: InTransaction, productId: string): Promise<void> {
  const [product] = await ctx.db
    .select({ state: products.state })
    .from(products)
    .where(eq(products.id, productId));
  if (product?.state === "published") await bumpCatalogueVersion(ctx);
}
