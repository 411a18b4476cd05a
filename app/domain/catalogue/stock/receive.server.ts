import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type ReceiveStock, receiveStockInput } from "./input.ts";
import type { StockRow } from "./lock.server.ts";
import { lockOwnStock, moveOnHand } from "./move.server.ts";

/**
 * Takes packs into the warehouse.
 * @throws DomainError `variant.not_found`, `stock.over_limit`.
 */
export async function receiveStock(ctx: AnyContext, raw: ReceiveStock): Promise<StockRow> {
  requireCan(ctx, "stock.move");
  const { variantId, packs, reason } = receiveStockInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const stock = await lockOwnStock(ctx, variantId);
    return moveOnHand(ctx, stock, "receipt", packs, reason);
  });
}
