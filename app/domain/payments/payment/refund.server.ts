import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { overpaidFen } from "#app/domain/procurement/order/account.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { type RecordRefund, recordRefundInput } from "./input.ts";
import { findByRequestKey, insertPayments, lockAccount, writeAccount } from "./records.server.ts";

/**
 * The supplier's finance says that money received in excess was sent back (amount in fen). The same form sent twice
 * records one refund.
 * @throws DomainError `order.not_found`, `payment.refund_over`, `request.invalid` for a day still to come.
 */
export async function recordRefund(ctx: AnyContext, raw: RecordRefund): Promise<{ paymentId: string }> {
  requireCan(ctx, "payment.refund");
  const input = recordRefundInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const order = await lockAccount(ctx, input.orderId, "supplier");
    const refund = {
      orderId: order.id,
      kind: "refunded" as const,
      amountFen: input.amount,
      requestKey: input.requestKey,
    };
    const already = await findByRequestKey(ctx, refund);
    if (already) return { paymentId: already.id };
    const overpaid = overpaidFen(order);
    if (input.amount > overpaid)
      throw new DomainError("payment.refund_over", { overpaidFen: overpaid }, [
        { path: ["amount"], code: "payment.refund_over" },
      ]);
    if (input.refundedOn > dayOf(ctx.now))
      throw new DomainError("request.invalid", {}, [{ path: ["refundedOn"], code: "payment.day_to_come" }]);

    const paymentId = newId(ctx.now);
    await insertPayments(ctx, [{ ...refund, id: paymentId, occurredOn: input.refundedOn, note: input.note }]);
    const after = await writeAccount(ctx, order);
    await recordAudit(ctx, {
      action: "payment.refunded",
      subjectType: "order",
      subjectId: order.id,
      before: { paymentState: order.paymentState, receivedFen: order.receivedFen },
      after: { paymentState: after.paymentState, receivedFen: after.receivedFen },
    });
    return { paymentId };
  });
}
