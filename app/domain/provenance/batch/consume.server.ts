import { and, eq, inArray, sql } from "drizzle-orm";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import type { Day } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { batches } from "#db/schema/provenance.server.ts";
import { dispatchProblem, gramsLeft } from "./dispatchable.ts";

/** Grams of a batch that leave for a line of a product. */
export type BatchDraw = { batchId: string; productId: string; grams: number };

export type BatchRow = typeof batches.$inferSelect;

/**
 * Takes the grams of these lines out of batches of the actor's organisation that may leave on `day`. Rows are locked
 * in key order and draws on one batch summed; a batch with nothing left becomes depleted. Returns the rows as locked.
 * @throws DomainError `batch.not_found` (another's batch, or another product's), `batch.not_dispatchable` and
 * `batch.quantity_exceeded`, both naming the batch's `code`, the latter with the `grams` left.
 */
export async function consumeBatches(
  ctx: InTransaction,
  draws: readonly BatchDraw[],
  day: Day,
): Promise<Map<string, BatchRow>> {
  const rows = await lockOwnBatches(
    ctx,
    draws.map((draw) => draw.batchId),
  );
  const grams = sumByBatch(draws);
  for (const { batchId, productId } of draws) {
    if (rows.get(batchId)?.productId !== productId) throw new DomainError("batch.not_found");
  }
  for (const [batchId, leaving] of grams) {
    const row = rows.get(batchId) as BatchRow;
    const problem = dispatchProblem(row, day, leaving);
    if (problem === "not_enough")
      throw new DomainError("batch.quantity_exceeded", { code: row.code, grams: gramsLeft(row) });
    if (problem) throw new DomainError("batch.not_dispatchable", { code: row.code, problem });
    await addDispatched(ctx, batchId, leaving);
  }
  return rows;
}

function sumByBatch(draws: readonly BatchDraw[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { batchId, grams } of draws) sums.set(batchId, (sums.get(batchId) ?? 0) + grams);
  return sums;
}

/**
 * Locks batches of the actor's organisation in key order, as an update of their figures locks them: rows that merely
 * refer to a batch may be written meanwhile, so a delivery being inserted and another leaving the same batch do not wait
 * for each other in a circle.
 * @throws DomainError `batch.not_found` when one is not theirs or not there.
 */
export async function lockOwnBatches(
  ctx: InTransaction,
  asked: readonly string[],
): Promise<Map<string, BatchRow>> {
  const batchIds = [...new Set(asked)];
  if (!batchIds.every(isId)) throw new DomainError("batch.not_found");
  if (batchIds.length === 0) return new Map();
  const rows = await ctx.db
    .select()
    .from(batches)
    .where(and(inArray(batches.id, batchIds), eq(batches.organisationId, ctx.actor.organisationId)))
    .orderBy(batches.id)
    .for("no key update");
  if (rows.length !== batchIds.length) throw new DomainError("batch.not_found");
  return new Map(rows.map((row) => [row.id, row]));
}

async function addDispatched(ctx: InTransaction, batchId: string, grams: number): Promise<void> {
  const left = sql`${batches.quantityGrams} - ${batches.dispatchedGrams} - ${batches.usedGrams} - ${grams}`;
  await ctx.db
    .update(batches)
    .set({
      dispatchedGrams: sql`${batches.dispatchedGrams} + ${grams}`,
      state: sql`case when ${batches.state} = 'released' and ${left} = 0 then 'depleted' else ${batches.state} end`,
    })
    .where(eq(batches.id, batchId));
}
