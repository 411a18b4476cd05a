import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type UnmatchLine, unmatchLineInput } from "#app/domain/payments/bank-transfer/input.ts";
import { getOrderIdOfLine, lockLine, moveLine } from "#app/domain/payments/bank-transfer/records.server.ts";
import { assertMayUnmatch } from "#app/domain/payments/bank-transfer/unmatch.ts";
import {
  changeReceipt,
  lockAccount,
  lockReceiptOfLine,
} from "#app/domain/payments/payment/records.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { settleOrder } from "./settle-order.server.ts";

/**
 * The supplier's finance takes back, with a reason, a match that a person made and the payer has not confirmed: the
 * line waits in the queue again, and the order's money is what it was without it. No evidence rested on it, so none
 * is touched. What the payer stands behind is not taken back but sent back.
 * @throws DomainError `statement.line_not_found`, `statement.line_wrong_state`, `statement.match_proven`,
 * `statement.match_refunded`.
 */
export async function unmatchBankTransfer(ctx: AnyContext, raw: UnmatchLine): Promise<{ orderId: string }> {
  requireCan(ctx, "statement.match");
  const { lineId, reason } = unmatchLineInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const order = await lockAccount(ctx, await getOrderIdOfLine(ctx, lineId), "supplier");
    const line = await lockLine(ctx, lineId);
    if (line.orderId !== order.id) throw new DomainError("statement.line_wrong_state");
    await moveLine(ctx, line.id, "matched", {
      state: "unmatched",
      outcome: null,
      orderId: null,
      note: reason,
    });
    const receipt = await lockReceiptOfLine(ctx, order.id, line.id);
    assertMayUnmatch(receipt, order.receivedFen);
    await changeReceipt(ctx, receipt.id, {
      withdrawnById: ctx.actor.userId,
      withdrawnAt: ctx.now,
      withdrawnReason: reason,
    });
    const after = await settleOrder(ctx, order.id, dayOf(ctx.now));
    await recordAudit(ctx, {
      action: "statement_line.unmatched",
      subjectType: "statement_line",
      subjectId: line.id,
      before: { state: line.state, orderId: order.id, paymentState: order.paymentState },
      after: { state: "unmatched", paymentState: after.paymentState },
      reason,
    });
    return { orderId: order.id };
  });
}
