import { and, eq, or, type SQL } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { canMove } from "#app/kernel/transitions.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import type { OrderState } from "#db/vocabulary/procurement.ts";
import { orderTransitions } from "./states.ts";

export type OrderRow = typeof purchaseOrders.$inferSelect;

/** An organisation sees an order from one of its two sides. */
function sideOf(organisationId: string): SQL | undefined {
  return or(eq(purchaseOrders.organisationId, organisationId), eq(purchaseOrders.supplierId, organisationId));
}

/**
 * Loads and locks an order of the actor's organisation, whichever side it stands on. Everything that changes the
 * order or what hangs on it waits here.
 * @throws DomainError `order.not_found`, also for another organisation's order.
 */
export async function lockOrder(ctx: InTransaction, orderId: string): Promise<OrderRow> {
  if (!isId(orderId)) throw new DomainError("order.not_found");
  const rows = await ctx.db
    .select()
    .from(purchaseOrders)
    .where(and(eq(purchaseOrders.id, orderId), sideOf(ctx.actor.organisationId)))
    .for("update");
  return oneRow(rows, "order.not_found");
}

/**
 * Moves a locked order to its next state, together with what changes with it.
 * @throws DomainError `order.wrong_state` when the table does not allow the step.
 */
export async function moveOrder(
  ctx: InTransaction,
  order: OrderRow,
  to: OrderState,
  changes: Partial<Omit<typeof purchaseOrders.$inferInsert, "id" | "number" | "state">> = {},
): Promise<OrderRow> {
  if (!canMove(orderTransitions, order.state, to)) {
    throw new DomainError("order.wrong_state", { state: order.state, wanted: to });
  }
  const rows = await ctx.db
    .update(purchaseOrders)
    .set({ ...changes, state: to })
    .where(and(eq(purchaseOrders.id, order.id), eq(purchaseOrders.state, order.state)))
    .returning();
  return oneRow(rows, "order.wrong_state");
}
