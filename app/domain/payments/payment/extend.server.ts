import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { extendedDue } from "#app/domain/procurement/terms/due.ts";
import { termDaysOn } from "#app/domain/procurement/terms/queries.server.ts";
import { type Day, dayOf } from "#app/kernel/calendar.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import { type ExtendPayment, extendPaymentInput } from "./input.ts";
import { lockAccount } from "./records.server.ts";

/**
 * The buyer's finance puts the day to pay off, once and with a reason, by the days the order's terms allow; not after
 * the day has passed. Returns the new day.
 * @throws DomainError `order.not_found`, `payment.nothing_due`, `payment.no_extension`, `payment.extension_used`,
 * `payment.extension_late`.
 */
export async function extendPayment(ctx: AnyContext, raw: ExtendPayment): Promise<{ dueOn: Day }> {
  requireCan(ctx, "payment.claim");
  const { orderId, reason } = extendPaymentInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const order = await lockAccount(ctx, orderId, "buyer");
    const days = await termDaysOn(ctx, order.terms, dayOf(order.placedAt));
    const dueOn = extendedDue(order, days, dayOf(ctx.now));
    const rows = await ctx.db
      .update(purchaseOrders)
      .set({ paymentDueOn: dueOn, paymentExtendedAt: ctx.now, paymentExtensionReason: reason })
      .where(and(eq(purchaseOrders.id, order.id), isNull(purchaseOrders.paymentExtendedAt)))
      .returning({ id: purchaseOrders.id });
    oneRow(rows, "payment.extension_used");
    await recordAudit(ctx, {
      action: "payment.extended",
      subjectType: "order",
      subjectId: order.id,
      before: { paymentDueOn: order.paymentDueOn },
      after: { paymentDueOn: dueOn },
      reason,
    });
    return { dueOn };
  });
}
