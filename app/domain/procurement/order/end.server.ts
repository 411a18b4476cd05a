import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { Context } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { lockOrder, moveOrder, type OrderRow } from "./records.server.ts";
import { releaseOrderStock } from "./release-stock.server.ts";

/**
 * Ends an order that one side may still end alone, which is until it is confirmed: keeps the reason, gives its stock
 * back, audits it.
 * @throws DomainError `order.not_found`, `order.wrong_state`.
 */
export async function endOrder(
  ctx: Context,
  { orderId, reason }: { orderId: string; reason: string },
  to: "declined" | "cancelled",
): Promise<OrderRow> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
    if (order.state !== "placed") {
      throw new DomainError("order.wrong_state", { state: order.state, wanted: to });
    }
    const ended = await moveOrder(ctx, order, to, { declineReason: reason });
    await releaseOrderStock(ctx, orderId);
    await recordAudit(ctx, {
      action: `order.${to}`,
      subjectType: "order",
      subjectId: orderId,
      before: { state: order.state },
      after: { state: ended.state },
      reason,
    });
    return ended;
  });
}
