import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { endOrder } from "./end.server.ts";
import { type CancelOrder, cancelOrderInput } from "./input.ts";
import type { OrderRow } from "./records.server.ts";

/**
 * The buyer cancels an order its supplier has not confirmed yet; the stock it held is free again.
 * @throws DomainError `order.not_found`, `order.wrong_state`.
 */
export async function cancelOrder(ctx: AnyContext, raw: CancelOrder): Promise<OrderRow> {
  requireCan(ctx, "order.cancel");
  return endOrder(ctx, cancelOrderInput.parse(raw), "cancelled");
}
