import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type MatchLine, matchLineInput } from "#app/domain/payments/bank-transfer/input.ts";
import { receiveOnOrder } from "#app/domain/payments/bank-transfer/receive.server.ts";
import { lockLine } from "#app/domain/payments/bank-transfer/records.server.ts";
import { getOrderIdByName, lockAccount } from "#app/domain/payments/payment/records.server.ts";
import type { PaymentState } from "#db/vocabulary/payments.ts";
import { settleOrder } from "./settle-order.server.ts";

/**
 * A person says which order a bank line in the queue pays: it is booked as received there. The order's entries
 * rise to `paid` only once the payer has confirmed it; until then the match can be taken back.
 * @throws DomainError `statement.order_unknown`, `statement.line_not_found`, `statement.line_wrong_state`.
 */
export async function matchBankTransfer(
  ctx: AnyContext,
  raw: MatchLine,
): Promise<{ orderId: string; paymentState: PaymentState }> {
  requireCan(ctx, "statement.match");
  const { lineId, order: name } = matchLineInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const order = await lockAccount(ctx, await getOrderIdByName(ctx, name), "supplier");
    const line = await lockLine(ctx, lineId);
    await receiveOnOrder(ctx, order, [line], "person");
    const after = await settleOrder(ctx, order.id, line.bookedOn);
    await recordAudit(ctx, {
      action: "statement_line.matched",
      subjectType: "statement_line",
      subjectId: line.id,
      before: { state: line.state, paymentState: order.paymentState },
      after: { state: "matched", orderId: order.id, paymentState: after.paymentState },
    });
    return { orderId: order.id, paymentState: after.paymentState };
  });
}
