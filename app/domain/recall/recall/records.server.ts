import { and, eq } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { Actor } from "#app/domain/core/context.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { canMove } from "#app/kernel/transitions.ts";
import { recallBatches, recallProducts, recalls } from "#db/schema/recall.server.ts";
import { recallTransitions } from "./states.ts";
import { oversees } from "./recallable.server.ts";

export type RecallRow = typeof recalls.$inferSelect;

/** The number of an open recall that has reached a locked batch; null when none has. */
export async function openRecallOver(ctx: InTransaction, batchId: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ number: recalls.number })
    .from(recallBatches)
    .innerJoin(recalls, eq(recalls.id, recallBatches.recallId))
    .where(and(eq(recallBatches.batchId, batchId), eq(recalls.state, "open")));
  return row?.number ?? null;
}

/** Writes a recall with its batches and products as they were found. */
export async function insertRecall(
  ctx: InTransaction,
  recall: typeof recalls.$inferInsert,
  batches: readonly Pick<typeof recallBatches.$inferInsert, "batchId" | "stateBefore" | "gramsLeft">[],
  productIds: readonly string[],
): Promise<RecallRow> {
  const row = oneRow(await ctx.db.insert(recalls).values(recall).returning(), "recall.not_found");
  const own = { organisationId: row.organisationId, recallId: row.id };
  await inParts(batches, (part) =>
    ctx.db.insert(recallBatches).values(part.map((batch) => ({ ...own, ...batch }))),
  );
  await inParts(productIds, (part) =>
    ctx.db.insert(recallProducts).values(part.map((productId) => ({ ...own, productId }))),
  );
  return row;
}

/** Rows written by one statement, far below PostgreSQL's 65,535 parameters. */
const ROWS_AT_ONCE = 5000;

/** Writes rows in as few statements as their parameters allow. */
export async function inParts<Row>(
  rows: readonly Row[],
  write: (part: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await write(rows.slice(from, from + ROWS_AT_ONCE));
}

/**
 * Loads a recall that the actor decides on and locks it: answers that come meanwhile wait.
 * @throws DomainError `recall.not_found`, also for another's.
 */
export async function lockRecall(ctx: InTransaction, recallId: string): Promise<RecallRow> {
  if (!isId(recallId)) throw new DomainError("recall.not_found");
  const rows = await ctx.db.select().from(recalls).where(eq(recalls.id, recallId)).for("update");
  const recall = oneRow(rows, "recall.not_found");
  if (!oversees(ctx.actor, recall)) throw new DomainError("recall.not_found");
  return recall;
}

/**
 * Keeps a recall open while something is added to it; others may add at the same time. Scoping is the caller's.
 * @throws DomainError `recall.not_found`, `recall.wrong_state` when it is closed.
 */
export async function keepOpen(ctx: InTransaction<Actor | null>, recallId: string): Promise<RecallRow> {
  const rows = await ctx.db.select().from(recalls).where(eq(recalls.id, recallId)).for("share");
  const recall = oneRow(rows, "recall.not_found");
  if (recall.state !== "open")
    throw new DomainError("recall.wrong_state", { number: recall.number, state: recall.state });
  return recall;
}

/** Closes a locked recall. @throws DomainError `recall.wrong_state` when it is closed already. */
export async function moveToClosed(
  ctx: InTransaction,
  recall: RecallRow,
  closingSummary: string,
): Promise<RecallRow> {
  if (!canMove(recallTransitions, recall.state, "closed"))
    throw new DomainError("recall.wrong_state", { number: recall.number, state: recall.state });
  const rows = await ctx.db
    .update(recalls)
    .set({
      state: "closed",
      closedAt: ctx.now,
      closedById: ctx.actor.userId,
      closedByOrganisationId: ctx.actor.organisationId,
      closingSummary,
    })
    .where(and(eq(recalls.id, recall.id), eq(recalls.state, recall.state)))
    .returning();
  return oneRow(rows, "recall.wrong_state");
}
