import { and, eq } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import {
  type DeliveredLineRow,
  type DeliveryRow,
  listBatchIds,
  listDeliveredLines,
  lockDelivery,
  lockOrderLines,
  moveDelivery,
  type OrderLineRow,
} from "#app/domain/procurement/fulfilment/records.server.ts";
import { lockBatches } from "#app/domain/provenance/batch/lock.server.ts";
import { orderProgress } from "#app/domain/procurement/order/progress.ts";
import { lockOrder, moveOrder, type OrderRow } from "#app/domain/procurement/order/records.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { purchaseOrderLines } from "#db/schema/orders.server.ts";
import { dueAfterAcceptance } from "#app/domain/procurement/terms/due.ts";
import { termDaysOn } from "#app/domain/procurement/terms/queries.server.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import {
  type AcceptanceLineRow,
  type AcceptanceRow,
  getOrderIdOfAcceptance,
  listFindings,
  lockAcceptance,
  moveAcceptance,
} from "./records.server.ts";
import { assertNoneRecalled } from "./quantities.ts";
import { assertMayCountersign } from "./signers.ts";

/** What the second signature brought about, for those who count, pay and trace. */
export type SignedAcceptance = {
  before: OrderRow;
  order: OrderRow;
  acceptance: AcceptanceRow;
  delivery: DeliveryRow;
  delivered: DeliveredLineRow[];
  findings: AcceptanceLineRow[];
  outcome: Outcome;
};

/**
 * Puts the second signature under an acceptance: acceptance and delivery are closed, order lines count what was
 * accepted, short and rejected, the order counts the accepted money. Short and rejected packs do not return to sale
 * by themselves; the supplier records a stock receipt when it has them in hand again. The batches are locked, so that a
 * recall comes before or after.
 * @throws DomainError `acceptance.not_found`, `acceptance.wrong_state`, `acceptance.same_person`,
 * `acceptance.batch_recalled` when goods that were found well were recalled meanwhile.
 */
export async function signAcceptance(ctx: InTransaction, acceptanceId: string): Promise<SignedAcceptance> {
  const before = await lockOrder(ctx, await getOrderIdOfAcceptance(ctx, acceptanceId));
  const lines = await lockOrderLines(ctx, before.id);
  const draft = await lockAcceptance(ctx, acceptanceId);
  if (draft.state !== "awaiting-countersign")
    throw new DomainError("acceptance.wrong_state", { state: draft.state, wanted: "signed" });
  assertMayCountersign(ctx.actor.userId, draft.receiverId, before);
  const delivery = await lockDelivery(ctx, before.id, draft.deliveryId);
  await lockBatches(ctx, await listBatchIds(ctx, delivery.id));
  const delivered = await listDeliveredLines(ctx, delivery.id);
  const findings = await listFindings(ctx, acceptanceId);
  assertNoneRecalled(delivered, findings);
  const outcome = outcomeOf(delivered, findings);

  const acceptance = await moveAcceptance(ctx, draft, "signed", {
    countersignerId: ctx.actor.userId,
    countersignedAt: ctx.now,
    acceptedFen: outcome.totalFen,
  });
  await moveDelivery(ctx, delivery, "accepted");
  const days = await termDaysOn(ctx, before.terms, dayOf(before.placedAt));
  const order = await moveOrder(ctx, before, orderProgress(await countOnLines(ctx, lines, outcome)), {
    acceptedFen: before.acceptedFen + outcome.totalFen,
    paymentDueOn: dueAfterAcceptance(before.terms, days, dayOf(ctx.now)) ?? before.paymentDueOn,
  });
  return { before, order, acceptance, delivery, delivered, findings, outcome };
}

async function countOnLines(
  ctx: InTransaction,
  lines: readonly OrderLineRow[],
  outcome: Outcome,
): Promise<OrderLineRow[]> {
  const counted: OrderLineRow[] = [];
  for (const line of lines) {
    const packs = outcome.packsOfLine.get(line.id);
    if (!packs) {
      counted.push(line);
      continue;
    }
    const rows = await ctx.db
      .update(purchaseOrderLines)
      .set({
        acceptedPacks: line.acceptedPacks + packs.accepted,
        shortPacks: line.shortPacks + packs.short,
        rejectedPacks: line.rejectedPacks + packs.rejected,
      })
      .where(
        and(eq(purchaseOrderLines.id, line.id), eq(purchaseOrderLines.acceptedPacks, line.acceptedPacks)),
      )
      .returning();
    counted.push(oneRow(rows, "order.wrong_state"));
  }
  return counted;
}
