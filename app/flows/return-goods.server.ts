import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { postReversal } from "#app/domain/ledger/entry/post.server.ts";
import { type ReturnGoods, returnGoodsInput } from "#app/domain/procurement/goods-return/input.ts";
import { recordReturn } from "#app/domain/procurement/goods-return/record.server.ts";
import {
  findReturnByKey,
  type GoodsReturnRow,
  getOrderIdOfDeliveryLine,
} from "#app/domain/procurement/goods-return/records.server.ts";
import { getDistrictName } from "#app/domain/procurement/fulfilment/records.server.ts";
import { lockOrder } from "#app/domain/procurement/order/records.server.ts";
import { appendTraceEvents } from "#app/domain/provenance/trace/append.server.ts";
import { settleOrder } from "#app/flows/settle-order.server.ts";

/**
 * The receiver sends accepted goods of one batch back. The reversing ledger entry is posted in the same transaction,
 * on the day of the return, and what is due or to be refunded is computed anew. The same form sent twice returns once.
 * @throws DomainError `delivery.not_found`, `delivery.wrong_state` before acceptance, `return.day_impossible`,
 * `return.over_accepted`.
 */
export async function returnGoods(ctx: AnyContext, raw: ReturnGoods): Promise<GoodsReturnRow> {
  requireCan(ctx, "return.record");
  const input = returnGoodsInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, await getOrderIdOfDeliveryLine(ctx, input.deliveryLineId));
    const made = await findReturnByKey(ctx, input.requestKey);
    if (made) return made;

    const { goodsReturn, batchId, deliveryId, netGrams } = await recordReturn(ctx, order, input);
    const district = await getDistrictName(ctx, order.districtCode);
    await appendTraceEvents(ctx, [
      {
        batchId,
        kind: "returned",
        occurredAt: ctx.now,
        placeZh: district,
        deliveryId,
        quantityGrams: goodsReturn.packs * netGrams,
        packs: goodsReturn.packs,
      },
    ]);
    await postReversal(ctx, {
      orderId: order.id,
      deliveryLineId: goodsReturn.deliveryLineId,
      goodsReturnId: goodsReturn.id,
      amountFen: goodsReturn.amountFen,
      occurredOn: goodsReturn.returnedOn,
      evidence: order.number,
    });
    await settleOrder(ctx, order.id, goodsReturn.returnedOn);
    await recordAudit(ctx, {
      action: "goods.returned",
      subjectType: "order",
      subjectId: order.id,
      before: { returnedFen: order.returnedFen },
      after: { returnedFen: order.returnedFen + goodsReturn.amountFen, goodsReturnId: goodsReturn.id },
      reason: goodsReturn.reason,
    });
    return goodsReturn;
  });
}
