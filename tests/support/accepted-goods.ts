/** Deliveries that were accepted, made directly as rows, with the entries the ledger posts for them. */
import { saleFactsOf } from "#app/domain/ledger/entry/dimensions.ts";
import { getSaleParties, postSaleEntries } from "#app/domain/ledger/entry/post.server.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import {
  acceptanceLines,
  acceptances,
  deliveries,
  deliveryLines,
  goodsReturns,
} from "#db/schema/deliveries.server.ts";
import { buildBatch, type buildTrade, contextFor, testInstant } from "./builders.ts";

type Trade = Awaited<ReturnType<typeof buildTrade>>;

/** A delivery of the trade's order, accepted in full by two people on `acceptedOn`; counters and ledger follow. */
export async function buildAcceptedDelivery(
  connection: Connection,
  trade: Trade,
  { packs, acceptedOn = "2026-06-15" }: { packs: number; acceptedOn?: string },
) {
  const { db, sql } = connection;
  const line = trade.order.lines[0]!;
  const batch = await buildBatch(connection, trade.product);
  const [delivery, deliveryLine, acceptance] = [newId(), newId(), newId()];
  const amountFen = packs * line.unitPriceFen;
  const [{ sequence }] = await sql<[{ sequence: number }]>`
    select count(*)::int + 1 as sequence from deliveries where order_id = ${trade.order.orderId}`;
  await db.insert(deliveries).values({
    id: delivery,
    organisationId: trade.institution.id,
    orderId: trade.order.orderId,
    supplierId: trade.supplier.id,
    sequence,
    state: "accepted",
    dispatchedOn: acceptedOn,
    dispatchedAt: testInstant,
    dispatchedById: trade.warehouse.userId,
  });
  await db
    .insert(deliveryLines)
    .values({ id: deliveryLine, deliveryId: delivery, orderLineId: line.id, batchId: batch.id, packs });
  await db.insert(acceptances).values({
    id: acceptance,
    organisationId: trade.institution.id,
    orderId: trade.order.orderId,
    deliveryId: delivery,
    state: "signed",
    receivedOn: acceptedOn,
    receiverId: trade.receiver.userId,
    receiverSignedAt: testInstant,
    countersignerId: trade.requester.userId,
    countersignedAt: testInstant,
    acceptedFen: amountFen,
  });
  await db.insert(acceptanceLines).values({
    acceptanceId: acceptance,
    deliveryLineId: deliveryLine,
    acceptedPacks: packs,
    shortPacks: 0,
    rejectedPacks: 0,
  });
  await sql`
    update purchase_order_lines set dispatched_packs = dispatched_packs + ${packs}, accepted_packs = accepted_packs + ${packs}
    where id = ${line.id}`;
  await sql`
    update purchase_orders set accepted_fen = accepted_fen + ${amountFen},
      state = case when accepted_fen + ${amountFen} = total_fen then 'accepted' else 'partly-accepted' end
    where id = ${trade.order.orderId}`;
  const [entryId] = await inTransaction(contextFor(connection, trade.requester), async (ctx) =>
    postSaleEntries(
      ctx,
      saleFactsOf(
        await getSaleParties(ctx, trade.order.orderId),
        { acceptanceId: acceptance, occurredOn: acceptedOn },
        [
          {
            orderLineId: line.id,
            deliveryLineId: deliveryLine,
            amountFen,
            countyCode: line.countyCode,
            industryCode: line.industryCode,
          },
        ],
      ),
      "acceptance",
    ),
  );
  return {
    deliveryId: delivery,
    deliveryLineId: deliveryLine,
    acceptanceId: acceptance,
    amountFen,
    entryId: entryId!,
  };
}

/** A return of accepted goods, as a row only; posting its reversal is the ledger's part. */
export async function buildGoodsReturn(
  { db }: Connection,
  trade: Trade,
  {
    deliveryLineId,
    packs,
    returnedOn = "2026-07-02",
  }: { deliveryLineId: string; packs: number; returnedOn?: string },
) {
  const line = trade.order.lines[0]!;
  const id = newId();
  const amountFen = packs * line.unitPriceFen;
  await db.insert(goodsReturns).values({
    id,
    organisationId: trade.institution.id,
    orderId: trade.order.orderId,
    orderLineId: line.id,
    deliveryLineId,
    requestKey: newId(),
    packs,
    amountFen,
    reason: "quality",
    returnedOn,
    recordedById: trade.receiver.userId,
    recordedAt: testInstant,
  });
  return { goodsReturnId: id, amountFen };
}
