import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { outstandingFen, payableFen } from "#app/domain/procurement/order/account.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { type ClaimTransfer, claimTransferInput } from "./input.ts";
import { assertMayPay } from "./payer.server.ts";
import {
  findByRequestKey,
  insertPayments,
  type LockedAccount,
  lockAccount,
  writeAccount,
} from "./records.server.ts";

/**
 * The buyer's finance says that a bank transfer for an order was sent (amount in fen). Who asked for the goods,
 * approved or received them may not. The same form sent twice records one transfer.
 * @throws DomainError `order.not_found`, `payment.same_person`, `payment.nothing_due`, `payment.already_claimed`,
 * `payment.over_due`, `request.invalid` for a day still to come.
 */
export async function claimTransfer(ctx: AnyContext, raw: ClaimTransfer): Promise<{ paymentId: string }> {
  requireCan(ctx, "payment.claim");
  const input = claimTransferInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const order = await lockAccount(ctx, input.orderId, "buyer");
    await assertMayPay(ctx, order);
    const claim = {
      orderId: order.id,
      kind: "claimed" as const,
      amountFen: input.amount,
      requestKey: input.requestKey,
    };
    const already = await findByRequestKey(ctx, claim);
    if (already) return { paymentId: already.id };
    refuseAmount(order, input.amount);
    if (input.transferredOn > dayOf(ctx.now))
      throw new DomainError("request.invalid", {}, [
        { path: ["transferredOn"], code: "payment.day_to_come" },
      ]);

    const paymentId = newId(ctx.now);
    await insertPayments(ctx, [
      { ...claim, id: paymentId, occurredOn: input.transferredOn, note: input.note },
    ]);
    const after = await writeAccount(ctx, order);
    await recordAudit(ctx, {
      action: "payment.claimed",
      subjectType: "order",
      subjectId: order.id,
      before: { paymentState: order.paymentState, claimedFen: order.claimedFen },
      after: { paymentState: after.paymentState, claimedFen: after.claimedFen, amountFen: input.amount },
    });
    return { paymentId };
  });
}

function refuseAmount(order: LockedAccount, amountFen: number): void {
  const payable = payableFen(order);
  if (outstandingFen(order) === 0) throw new DomainError("payment.nothing_due");
  if (payable === 0) throw new DomainError("payment.already_claimed");
  if (amountFen > payable)
    throw new DomainError("payment.over_due", { payableFen: payable }, [
      { path: ["amount"], code: "payment.over_due" },
    ]);
}
