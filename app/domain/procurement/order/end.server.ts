import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { Context } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { lockOrder, moveOrder, type OrderRow } from "./records.server.ts";
import { releaseOrderStock } from "./release-stock.server.ts";

/** Ends a placed order before anything left the warehouse: keeps the reason, gives its stock back, audits it. */
export async function endOrder(
  ctx: Context,
  { orderId, reason }: { orderId: string; reason: string },
  to: "declined" | "cancelled",
): Promise<OrderRow> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
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
