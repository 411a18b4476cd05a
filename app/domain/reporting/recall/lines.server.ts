import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import type { OutcomeLine } from "#app/domain/recall/impact/outcome.ts";
import {
  acceptanceLines,
  acceptances,
  deliveries,
  deliveryLines,
  goodsReturns,
} from "#db/schema/deliveries.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { batches } from "#db/schema/provenance.server.ts";
import { recallAnswerLines, recallNoticeLines } from "#db/schema/recall.server.ts";

/** The lines of notices as they stood when these were sent, as they stand now, and what was answered. */
export async function readNoticeLines({ db }: Pick<AnyContext, "db">, noticeIds: readonly string[]) {
  if (noticeIds.length === 0) return [];
  return db
    .select({
      noticeId: recallNoticeLines.noticeId,
      deliveryLineId: recallNoticeLines.deliveryLineId,
      sentPacks: recallNoticeLines.sentPacks,
      keptPacks: recallNoticeLines.keptPacks,
      deliveryId: deliveries.id,
      sequence: deliveries.sequence,
      dispatchedOn: deliveries.dispatchedOn,
      isUnderWay: sql<boolean>`${acceptances.id} is null`,
      acceptedPacks: sql<number>`coalesce(${acceptanceLines.acceptedPacks}, 0)`,
      rejectedPacks: sql<number>`coalesce(${acceptanceLines.rejectedPacks}, 0)`,
      /** Sent back by now, whatever for; a recall's own answers among it. */
      sentBackPacks: sql<number>`(select coalesce(sum(${goodsReturns.packs}), 0)::int from ${goodsReturns}
        where ${goodsReturns.deliveryLineId} = ${recallNoticeLines.deliveryLineId})`,
      orderId: purchaseOrders.id,
      orderNumber: purchaseOrders.number,
      productNameZh: purchaseOrderLines.productNameZh,
      productNameEn: purchaseOrderLines.productNameEn,
      packZh: purchaseOrderLines.packZh,
      packEn: purchaseOrderLines.packEn,
      unitZh: purchaseOrderLines.unitZh,
      unitEn: purchaseOrderLines.unitEn,
      netGrams: purchaseOrderLines.netGrams,
      batchCode: batches.code,
      supplierCode: batches.supplierCode,
      foundPacks: recallAnswerLines.foundPacks,
      destroyedPacks: recallAnswerLines.destroyedPacks,
      returnedPacks: recallAnswerLines.returnedPacks,
      note: recallAnswerLines.note,
    })
    .from(recallNoticeLines)
    .innerJoin(deliveryLines, eq(deliveryLines.id, recallNoticeLines.deliveryLineId))
    .innerJoin(deliveries, eq(deliveries.id, deliveryLines.deliveryId))
    .innerJoin(purchaseOrderLines, eq(purchaseOrderLines.id, deliveryLines.orderLineId))
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, deliveries.orderId))
    .innerJoin(batches, eq(batches.id, deliveryLines.batchId))
    .leftJoin(acceptances, and(eq(acceptances.deliveryId, deliveries.id), eq(acceptances.state, "signed")))
    .leftJoin(
      acceptanceLines,
      and(
        eq(acceptanceLines.acceptanceId, acceptances.id),
        eq(acceptanceLines.deliveryLineId, deliveryLines.id),
      ),
    )
    .leftJoin(
      recallAnswerLines,
      and(
        eq(recallAnswerLines.noticeId, recallNoticeLines.noticeId),
        eq(recallAnswerLines.deliveryLineId, recallNoticeLines.deliveryLineId),
      ),
    )
    .where(inArray(recallNoticeLines.noticeId, [...noticeIds]))
    .orderBy(
      asc(purchaseOrders.number),
      asc(deliveries.sequence),
      asc(purchaseOrderLines.position),
      asc(batches.code),
    );
}

export type NoticeLine = Awaited<ReturnType<typeof readNoticeLines>>[number];

/** A line as what became of it is added up. */
export function outcomeLineOf(line: NoticeLine): OutcomeLine {
  return {
    netGrams: line.netGrams,
    sentPacks: line.sentPacks,
    keptPacks: line.keptPacks,
    turnedAwayPacks: line.keptPacks === null ? line.rejectedPacks : 0,
    answer:
      line.foundPacks === null
        ? null
        : {
            foundPacks: line.foundPacks,
            destroyedPacks: line.destroyedPacks ?? 0,
            returnedPacks: line.returnedPacks ?? 0,
          },
  };
}
