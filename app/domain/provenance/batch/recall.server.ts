import { inArray } from "drizzle-orm";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { batchesMadeFrom } from "#app/domain/provenance/lineage/reach.server.ts";
import { appendTraceEvents } from "#app/domain/provenance/trace/append.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { canMove } from "#app/kernel/transitions.ts";
import { batches } from "#db/schema/provenance.server.ts";
import { lockBatches } from "./lock.server.ts";
import type { BatchRow } from "./records.server.ts";
import { batchTransitions } from "./states.ts";

/** Events written by one statement: a thousand rows stay well below PostgreSQL's 65,535 parameters. */
const EVENTS_AT_ONCE = 1000;

/**
 * Locks a batch and everything made from it. Whoever draws on one of them has either done so before, and what came of it
 * is among the rows, or waits and finds it recalled. A making that ended while this waited added batches: they are looked
 * for again until there are no more. In key order.
 */
export async function lockReach(ctx: InTransaction, rootId: string): Promise<BatchRow[]> {
  let locked: BatchRow[] = [];
  for (;;) {
    const reached = await batchesMadeFrom(ctx, [rootId]);
    if (reached.length === locked.length) return locked;
    locked = await lockBatches(ctx, reached);
  }
}

/**
 * Recalls locked batches, whatever state they are in, and tells it on the timeline of each; one that an earlier recall
 * had reached stays recalled.
 * @throws DomainError `batch.wrong_state` when the table does not allow the step.
 */
export async function recallBatches(
  ctx: InTransaction,
  rows: readonly BatchRow[],
  told: { placeZh: string; noteZh: string },
): Promise<void> {
  const moving = rows.filter(({ state }) => state !== "recalled");
  const stuck = moving.find(({ state }) => !canMove(batchTransitions, state, "recalled"));
  if (stuck) throw new DomainError("batch.wrong_state", { state: stuck.state, wanted: "recalled" });
  if (moving.length > 0)
    await ctx.db
      .update(batches)
      .set({ state: "recalled" })
      .where(
        inArray(
          batches.id,
          moving.map(({ id }) => id),
        ),
      );
  const events = rows.map(({ id }) => ({
    ...told,
    batchId: id,
    kind: "recalled" as const,
    occurredAt: ctx.now,
  }));
  for (let from = 0; from < events.length; from += EVENTS_AT_ONCE)
    await appendTraceEvents(ctx, events.slice(from, from + EVENTS_AT_ONCE));
}
