import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { dueAfterConfirmation } from "#app/domain/procurement/terms/due.ts";
import { termDaysOn } from "#app/domain/procurement/terms/queries.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { paymentStateOf } from "./account.ts";
import { type ConfirmOrder, confirmOrderInput } from "./input.ts";
import { lockOrder, moveOrder, type OrderRow } from "./records.server.ts";

/**
 * The supplier confirms a placed order: from now on it must be delivered, can no longer be cancelled, and, if it is
 * prepaid, is due within the days its terms give.
 * @throws DomainError `order.not_found`, `order.wrong_state`.
 */
export async function confirmOrder(ctx: AnyContext, raw: ConfirmOrder): Promise<OrderRow> {
  requireCan(ctx, "order.confirm");
  const { orderId } = confirmOrderInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
    const days = await termDaysOn(ctx, order.terms, dayOf(order.placedAt));
    const confirmed = await moveOrder(ctx, order, "confirmed", {
      confirmedAt: ctx.now,
      paymentDueOn: dueAfterConfirmation(order.terms, days, dayOf(ctx.now)),
      paymentState: paymentStateOf({ ...order, state: "confirmed" }),
    });
    await recordAudit(ctx, {
      action: "order.confirmed",
      subjectType: "order",
      subjectId: orderId,
      before: { state: order.state },
      after: { state: confirmed.state },
    });
    return confirmed;
  });
}
