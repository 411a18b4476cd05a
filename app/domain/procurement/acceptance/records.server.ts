import { and, eq, inArray, ne } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { canMove } from "#app/kernel/transitions.ts";
import { files } from "#db/schema/accounts.server.ts";
import { acceptanceLines, acceptances } from "#db/schema/deliveries.server.ts";
import type { AcceptanceState } from "#db/vocabulary/procurement.ts";
import { acceptanceTransitions } from "./states.ts";

export type AcceptanceRow = typeof acceptances.$inferSelect;
export type AcceptanceLineRow = typeof acceptanceLines.$inferSelect;

/** The order an acceptance of the actor's organisation belongs to. @throws DomainError `acceptance.not_found`. */
export async function getOrderIdOfAcceptance(ctx: InTransaction, acceptanceId: string): Promise<string> {
  if (!isId(acceptanceId)) throw new DomainError("acceptance.not_found");
  const rows = await ctx.db
    .select({ orderId: acceptances.orderId })
    .from(acceptances)
    .where(and(eq(acceptances.id, acceptanceId), eq(acceptances.organisationId, ctx.actor.organisationId)));
  return oneRow(rows, "acceptance.not_found").orderId;
}

/** Locks an acceptance of an order whose row is already locked. @throws DomainError `acceptance.not_found`. */
export async function lockAcceptance(ctx: InTransaction, acceptanceId: string): Promise<AcceptanceRow> {
  const rows = await ctx.db.select().from(acceptances).where(eq(acceptances.id, acceptanceId)).for("update");
  return oneRow(rows, "acceptance.not_found");
}

/** Whether a delivery has an acceptance that is signed or waits for its second signature. */
export async function hasAcceptanceInForce(ctx: InTransaction, deliveryId: string): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: acceptances.id })
    .from(acceptances)
    .where(and(eq(acceptances.deliveryId, deliveryId), ne(acceptances.state, "withdrawn")));
  return rows.length > 0;
}

/** What the receiver found, line by line. */
export async function listFindings(ctx: InTransaction, acceptanceId: string): Promise<AcceptanceLineRow[]> {
  return ctx.db.select().from(acceptanceLines).where(eq(acceptanceLines.acceptanceId, acceptanceId));
}

/**
 * Moves a locked acceptance on, together with what changes with it.
 * @throws DomainError `acceptance.wrong_state` when it was signed or sent back meanwhile.
 */
export async function moveAcceptance(
  ctx: InTransaction,
  acceptance: AcceptanceRow,
  to: AcceptanceState,
  changes: Partial<Omit<typeof acceptances.$inferInsert, "id" | "state">>,
): Promise<AcceptanceRow> {
  if (!canMove(acceptanceTransitions, acceptance.state, to))
    throw new DomainError("acceptance.wrong_state", { state: acceptance.state, wanted: to });
  const rows = await ctx.db
    .update(acceptances)
    .set({ ...changes, state: to })
    .where(and(eq(acceptances.id, acceptance.id), eq(acceptances.state, acceptance.state)))
    .returning();
  return oneRow(rows, "acceptance.wrong_state");
}

/** @throws DomainError `file.not_found` unless every photograph is one the actor's organisation uploaded. */
export async function assertOwnPhotographs(ctx: InTransaction, ids: readonly string[]): Promise<void> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return;
  if (!asked.every(isId)) throw new DomainError("file.not_found");
  const found = await ctx.db
    .select({ id: files.id })
    .from(files)
    .where(
      and(
        inArray(files.id, asked),
        eq(files.organisationId, ctx.actor.organisationId),
        eq(files.kind, "photograph"),
      ),
    );
  if (found.length !== asked.length) throw new DomainError("file.not_found");
}
