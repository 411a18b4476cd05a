import { and, asc, eq } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { lockOrderLines, type OrderLineRow } from "#app/domain/procurement/fulfilment/records.server.ts";
import { lockOrder, type OrderRow } from "#app/domain/procurement/order/records.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { orderAmendmentLines, orderAmendments, purchaseOrderLines } from "#db/schema/orders.server.ts";
import { type AmendmentDecision, assertMayDecide, sideOfTrade } from "./decide.ts";
import type { NamedAmendment } from "./input.ts";
import type { Waiver } from "./waive.ts";

export type AmendmentRow = typeof orderAmendments.$inferSelect;

/** Whether a proposal on a locked order waits for an answer. */
export async function hasOpenAmendment(ctx: InTransaction, orderId: string): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: orderAmendments.id })
    .from(orderAmendments)
    .where(and(eq(orderAmendments.orderId, orderId), eq(orderAmendments.state, "proposed")));
  return rows.length > 0;
}

/**
 * Locks the order of a proposal, its lines and the proposal itself, in this order, once the actor's side may take the
 * decision.
 * @throws DomainError `order.not_found`, also for another organisation's; `amendment.not_found`,
 * `amendment.other_side`, `amendment.wrong_state`.
 */
export async function lockToDecide(
  ctx: InTransaction,
  { orderId, amendmentId }: NamedAmendment,
  decision: AmendmentDecision,
): Promise<{ order: OrderRow; lines: OrderLineRow[]; amendment: AmendmentRow }> {
  const order = await lockOrder(ctx, orderId);
  if (!isId(amendmentId)) throw new DomainError("amendment.not_found");
  const lines = await lockOrderLines(ctx, order.id);
  const rows = await ctx.db
    .select()
    .from(orderAmendments)
    .where(and(eq(orderAmendments.id, amendmentId), eq(orderAmendments.orderId, order.id)))
    .for("update");
  const amendment = oneRow(rows, "amendment.not_found");
  assertMayDecide(amendment, sideOfTrade(order, ctx.actor.organisationId), decision);
  return { order, lines, amendment };
}

/** Packs of each line that a proposal gives up, in the order's own order. */
export async function listAmendmentLines(ctx: InTransaction, amendmentId: string) {
  return ctx.db
    .select({ orderLineId: orderAmendmentLines.orderLineId, packs: orderAmendmentLines.packs })
    .from(orderAmendmentLines)
    .innerJoin(purchaseOrderLines, eq(purchaseOrderLines.id, orderAmendmentLines.orderLineId))
    .where(eq(orderAmendmentLines.amendmentId, amendmentId))
    .orderBy(asc(purchaseOrderLines.position));
}

/** Writes the decision on a locked proposal. @throws DomainError `amendment.wrong_state`. */
export async function decideAmendment(
  ctx: InTransaction,
  amendment: AmendmentRow,
  decision: AmendmentDecision,
  reason: string | null,
): Promise<AmendmentRow> {
  const rows = await ctx.db
    .update(orderAmendments)
    .set({ state: decision, decidedById: ctx.actor.userId, decidedAt: ctx.now, decidedReason: reason })
    .where(and(eq(orderAmendments.id, amendment.id), eq(orderAmendments.state, amendment.state)))
    .returning();
  return oneRow(rows, "amendment.wrong_state");
}

/** Counts waived packs on the locked order lines and returns all lines of the order as they now stand. */
export async function addWaived(
  ctx: InTransaction,
  lines: readonly OrderLineRow[],
  waiver: Waiver,
): Promise<OrderLineRow[]> {
  const packsOf = new Map(waiver.lines.map((line) => [line.orderLineId, line.packs]));
  const after: OrderLineRow[] = [];
  for (const line of lines) {
    const packs = packsOf.get(line.id);
    if (!packs) {
      after.push(line);
      continue;
    }
    const rows = await ctx.db
      .update(purchaseOrderLines)
      .set({ waivedPacks: line.waivedPacks + packs })
      .where(and(eq(purchaseOrderLines.id, line.id), eq(purchaseOrderLines.waivedPacks, line.waivedPacks)))
      .returning();
    after.push(oneRow(rows, "order.wrong_state"));
  }
  return after;
}
