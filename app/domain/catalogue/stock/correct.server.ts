import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type CorrectStock, correctStockInput } from "./input.ts";
import type { StockRow } from "./lock.server.ts";
import { lockOwnStock, moveOnHand } from "./move.server.ts";

/**
 * Sets the on-hand figure to what was counted, with the reason for the difference. What is held for requisitions and
 * orders must still be there. Counting what the books say changes nothing.
 * @throws DomainError `variant.not_found`, `stock.below_allocated`.
 */
export async function correctStock(ctx: AnyContext, raw: CorrectStock): Promise<StockRow> {
  requireCan(ctx, "stock.move");
  const { variantId, countedPacks, reason } = correctStockInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const stock = await lockOwnStock(ctx, variantId);
    const difference = countedPacks - stock.onHandPacks;
    return difference === 0 ? stock : moveOnHand(ctx, stock, "correction", difference, reason);
  });
}
