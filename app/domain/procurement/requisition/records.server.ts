import { and, asc, eq } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { canMove } from "#app/kernel/transitions.ts";
import { requisitionLines, requisitions } from "#db/schema/procurement.server.ts";
import type { RequisitionState } from "#db/vocabulary/procurement.ts";
import { requisitionTransitions } from "./states.ts";

export type RequisitionRow = typeof requisitions.$inferSelect;
export type RequisitionLineRow = typeof requisitionLines.$inferSelect;
export type RequisitionChanges = Partial<
  Omit<typeof requisitions.$inferInsert, "id" | "organisationId" | "state">
>;

/**
 * Loads and locks a requisition of the actor's institution. Edit, decision and expiry of one requisition wait here
 * for each other.
 * @throws DomainError `requisition.not_found`, also for another institution's requisition.
 */
export async function lockRequisition(ctx: InTransaction, requisitionId: string): Promise<RequisitionRow> {
  if (!isId(requisitionId)) throw new DomainError("requisition.not_found");
  const rows = await ctx.db
    .select()
    .from(requisitions)
    .where(and(eq(requisitions.id, requisitionId), eq(requisitions.organisationId, ctx.actor.organisationId)))
    .for("update");
  return oneRow(rows, "requisition.not_found");
}

/** The lines of a requisition in their order. */
export async function linesOf(
  ctx: InTransaction<Actor | null>,
  requisitionId: string,
): Promise<RequisitionLineRow[]> {
  return ctx.db
    .select()
    .from(requisitionLines)
    .where(eq(requisitionLines.requisitionId, requisitionId))
    .orderBy(asc(requisitionLines.position));
}

/** Refuses a step that the table of states does not allow. @throws DomainError `requisition.wrong_state`. */
export function assertMovable(requisition: RequisitionRow, to: RequisitionState): void {
  if (!canMove(requisitionTransitions, requisition.state, to)) {
    throw new DomainError("requisition.wrong_state", { state: requisition.state, wanted: to });
  }
}

/**
 * Moves a locked requisition to its next state, together with what changes with it.
 * @throws DomainError `requisition.wrong_state` when the table does not allow the step.
 */
export async function moveRequisition(
  ctx: InTransaction<Actor | null>,
  requisition: RequisitionRow,
  to: RequisitionState,
  changes: RequisitionChanges = {},
): Promise<RequisitionRow> {
  assertMovable(requisition, to);
  const rows = await ctx.db
    .update(requisitions)
    .set({ ...changes, state: to })
    .where(and(eq(requisitions.id, requisition.id), eq(requisitions.state, requisition.state)))
    .returning();
  return oneRow(rows, "requisition.wrong_state");
}
