import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type RegisterFapiao, registerFapiaoInput } from "#app/domain/payments/fapiao/input.ts";
import { fapiaoNumber } from "#app/domain/payments/fapiao/number.ts";
import { insertFapiao } from "#app/domain/payments/fapiao/records.server.ts";
import { lockAccount } from "#app/domain/payments/payment/records.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { settleOrder } from "./settle-order.server.ts";

/**
 * The supplier's finance registers an invoice (发票) for what was accepted and kept of an order (amount in fen); a
 * number is used once on the whole platform. When all of it is invoiced, the order's entries rise to `invoiced`. The
 * file, already stored in the same transaction, is the invoice itself.
 * @throws DomainError `order.not_found`, `fapiao.number_malformed`, `fapiao.number_taken`, `fapiao.over_accepted`,
 * `request.invalid` for a day still to come.
 */
export async function registerFapiao(
  ctx: AnyContext,
  raw: RegisterFapiao,
  fileId: string | null = null,
): Promise<{ fapiaoId: string }> {
  requireCan(ctx, "fapiao.register");
  const input = registerFapiaoInput.parse(raw);
  const number = fapiaoNumber(input.number, input.code);
  if (number === null)
    throw new DomainError("fapiao.number_malformed", {}, [
      { path: ["number"], code: "fapiao.number_malformed" },
    ]);
  if (input.issuedOn > dayOf(ctx.now))
    throw new DomainError("request.invalid", {}, [{ path: ["issuedOn"], code: "payment.day_to_come" }]);
  return inTransaction(ctx, async (ctx) => {
    const order = await lockAccount(ctx, input.orderId, "supplier");
    const openFen = order.acceptedFen - order.returnedFen - order.invoicedFen;
    if (input.amount > openFen)
      throw new DomainError("fapiao.over_accepted", { openFen }, [
        { path: ["amount"], code: "fapiao.over_accepted" },
      ]);
    const registered = await insertFapiao(ctx, {
      orderId: order.id,
      supplierId: order.supplierId,
      number,
      amountFen: input.amount,
      issuedOn: input.issuedOn,
      fileId,
    });
    const after = await settleOrder(ctx, order.id, input.issuedOn);
    await recordAudit(ctx, {
      action: "fapiao.registered",
      subjectType: "order",
      subjectId: order.id,
      before: { invoicedFen: order.invoicedFen },
      after: { invoicedFen: after.invoicedFen, number },
    });
    return registered;
  });
}
