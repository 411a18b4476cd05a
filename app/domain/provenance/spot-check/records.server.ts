import { and, eq } from "drizzle-orm";
import { answersForCounty } from "#app/domain/core/authorise.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { canMove } from "#app/kernel/transitions.ts";
import { spotChecks } from "#db/schema/inspection.server.ts";
import { spotCheckTransitions } from "./states.ts";

export type SpotCheckRow = typeof spotChecks.$inferSelect;

/**
 * Loads and locks a spot check of a county the actor's office answers for.
 * @throws DomainError `spot_check.not_found`, also for another county's.
 */
export async function lockSpotCheck(ctx: InTransaction, spotCheckId: string): Promise<SpotCheckRow> {
  if (!isId(spotCheckId)) throw new DomainError("spot_check.not_found");
  const rows = await ctx.db.select().from(spotChecks).where(eq(spotChecks.id, spotCheckId)).for("update");
  const row = oneRow(rows, "spot_check.not_found");
  if (!answersForCounty(ctx.actor, row.countyCode)) throw new DomainError("spot_check.not_found");
  return row;
}

type Ending =
  | { state: "done"; batchId: string; reportId: string }
  | { state: "cancelled"; cancelReason: string };

/**
 * Ends a locked spot check.
 * @throws DomainError `spot_check.wrong_state` when it has ended already.
 */
export async function endSpotCheck(
  ctx: InTransaction,
  spotCheck: SpotCheckRow,
  ending: Ending,
): Promise<SpotCheckRow> {
  requirePlanned(spotCheck, ending.state);
  const rows = await ctx.db
    .update(spotChecks)
    .set({ ...ending, endedAt: ctx.now, endedById: ctx.actor.userId })
    .where(and(eq(spotChecks.id, spotCheck.id), eq(spotChecks.state, spotCheck.state)))
    .returning();
  return oneRow(rows, "spot_check.wrong_state");
}

/** @throws DomainError `spot_check.wrong_state` when it has ended already. */
export function requirePlanned({ state }: SpotCheckRow, wanted: Ending["state"]): void {
  if (!canMove(spotCheckTransitions, state, wanted))
    throw new DomainError("spot_check.wrong_state", { state, wanted });
}
