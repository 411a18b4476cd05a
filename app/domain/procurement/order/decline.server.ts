import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { endOrder } from "./end.server.ts";
import { type DeclineOrder, declineOrderInput } from "./input.ts";
import type { OrderRow } from "./records.server.ts";

/**
 * The supplier declines a placed order with a reason the buyer reads; the stock it held is free again.
 * @throws DomainError `order.not_found`, `order.wrong_state`.
 */
export async function declineOrder(ctx: AnyContext, raw: DeclineOrder): Promise<OrderRow> {
  requireCan(ctx, "order.confirm");
  return endOrder(ctx, declineOrderInput.parse(raw), "declined");
}
