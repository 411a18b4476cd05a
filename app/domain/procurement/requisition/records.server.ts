import { and, asc, eq } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { canMove } from "#app/kernel/transitions.ts";
import { requisitionLines, requisitions } from "#db/schema/requisitions.server.ts";
import type { RequisitionState } from "#db/vocabulary/procurement.ts";
import { requisitionTransitions } from "./states.ts";

export type RequisitionRow = typeof requisitions.$inferSelect;
export type RequisitionLineRow = typeof requisitionLines.$inferSelect;
export type RequisitionChanges = Partial<
  Omit<typeof requisitions.$inferInsert, "id" | "organisationId" | "state">
>;

const lockOwn = prepared(["requisitionId", "organisationId"], (db, { requisitionId, organisationId }) =>
  db
    .select()
    .from(requisitions)
    .where(and(eq(requisitions.id, requisitionId), eq(requisitions.organisationId, organisationId)))
    .for("update"),
);

/**
 * Loads and locks a requisition of the actor's institution. Edit, decision and expiry of one requisition wait here
 * for each other.
 * @throws DomainError `requisition.not_found`, also for another institution's requisition.
 */
export async function lockRequisition(ctx: InTransaction, requisitionId: string): Promise<RequisitionRow> {
  if (!isId(requisitionId)) throw new DomainError("requisition.not_found");
  const rows = await lockOwn(ctx, { requisitionId, organisationId: ctx.actor.organisationId });
  return oneRow(rows, "requisition.not_found");
}

const readLines = prepared(["requisitionId"], (db, { requisitionId }) =>
  db
    .select()
    .from(requisitionLines)
    .where(eq(requisitionLines.requisitionId, requisitionId))
    .orderBy(asc(requisitionLines.position)),
);

/** The lines of a requisition in their order. */
export async function linesOf(
  ctx: InTransaction<Actor | null>,
  requisitionId: string,
): Promise<RequisitionLineRow[]> {
  return readLines(ctx, { requisitionId });
}

/**
 * Holds a work table against the draft it was opened from; one that says no revision was opened from none.
 * @throws DomainError `requisition.draft_changed` when the draft was saved since.
 */
export function requireOpened({ revision }: RequisitionRow, openedRevision: number | undefined): void {
  if (openedRevision !== undefined && openedRevision !== revision)
    throw new DomainError("requisition.draft_changed", { revision });
}

/** Refuses a step that the table of states does not allow. @throws DomainError `requisition.wrong_state`. */
export function assertMovable(requisition: RequisitionRow, to: RequisitionState): void {
  if (!canMove(requisitionTransitions, requisition.state, to)) {
    throw new DomainError("requisition.wrong_state", { state: requisition.state, wanted: to });
  }
}

const moveStatements = new Map<string, ReturnType<typeof moveStatement>>();

/** The statement that moves a requisition and changes these columns. */
function moveStatement(columns: readonly string[]) {
  const names = ["requisitionId", "from", "to", ...columns] as ("requisitionId" | "from" | "to")[];
  return prepared(names, (db, { requisitionId, from, to, ...changes }) =>
    db
      .update(requisitions)
      .set({ ...changes, state: to })
      .where(and(eq(requisitions.id, requisitionId), eq(requisitions.state, from)))
      .returning(),
  );
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
  const columns = Object.entries(changes).flatMap(([column, value]) => (value === undefined ? [] : [column]));
  const shape = columns.join();
  const move = moveStatements.get(shape) ?? moveStatement(columns);
  moveStatements.set(shape, move);
  const rows = await move(ctx, { ...changes, requisitionId: requisition.id, from: requisition.state, to });
  return oneRow(rows, "requisition.wrong_state");
}
