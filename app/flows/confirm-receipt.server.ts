import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type ConfirmReceipt, confirmReceiptInput } from "#app/domain/payments/payment/input.ts";
import { assertMayPay } from "#app/domain/payments/payment/payer.server.ts";
import { isProven } from "#app/domain/payments/payment/proven.ts";
import { changeReceipt, lockAccount, lockReceipt } from "#app/domain/payments/payment/records.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { settleOrder } from "./settle-order.server.ts";

/**
 * The buyer's finance confirms that a received amount, which a person of the supplier matched with its order, is its
 * own transfer: the second person, in the other organisation, that a match without a quoted reference needs before
 * evidence rises. It can no longer be taken back.
 * @throws DomainError `order.not_found`, `payment.not_found`, `payment.same_person`, `payment.wrong_state` when it is
 * confirmed already or needs no confirmation.
 */
export async function confirmReceipt(ctx: AnyContext, raw: ConfirmReceipt): Promise<void> {
  requireCan(ctx, "payment.claim");
  const { orderId, paymentId } = confirmReceiptInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    const order = await lockAccount(ctx, orderId, "buyer");
    await assertMayPay(ctx, order);
    const receipt = await lockReceipt(ctx, order.id, paymentId);
    if (isProven(receipt)) throw new DomainError("payment.wrong_state");
    await changeReceipt(ctx, receipt.id, { confirmedById: ctx.actor.userId, confirmedAt: ctx.now });
    await settleOrder(ctx, order.id, receipt.occurredOn);
    await recordAudit(ctx, {
      action: "payment.confirmed",
      subjectType: "order",
      subjectId: order.id,
      after: { paymentId: receipt.id, amountFen: receipt.amountFen },
    });
  });
}
