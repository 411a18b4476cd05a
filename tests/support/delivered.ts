/** Deliveries as a test needs them: made by the acts themselves, up to the step the test is about. */
import { draftAcceptance } from "#app/domain/procurement/acceptance/draft.server.ts";
import type { AcceptanceRow } from "#app/domain/procurement/acceptance/records.server.ts";
import { acceptDelivery } from "#app/flows/accept-delivery.server.ts";
import { dispatchFulfilment } from "#app/flows/dispatch-fulfilment.server.ts";
import type { Connection } from "#db/client.server.ts";
import type { deliveryLines } from "#db/schema/deliveries.server.ts";
import { deliveryLines as linesTable } from "#db/schema/deliveries.server.ts";
import type { purchaseOrders } from "#db/schema/orders.server.ts";
import { asc, eq } from "drizzle-orm";
import { buildBatch, buildTrade, contextFor, testInstant } from "./builders.ts";

/** The business day of `testInstant`. */
export const TEST_DAY = "2026-06-15";

/** Packs of one delivery line as the receiver found them; what is left out is accepted in full. */
export type Found = { short?: number; rejected?: number };

/** A confirmed order of 20 packs, dispatched in one delivery from two batches of 12 and 8 packs. */
export async function buildDelivered(
  connection: Connection,
  changes: Partial<typeof purchaseOrders.$inferInsert> = {},
) {
  const trade = await buildTrade(connection, { state: "confirmed", confirmedAt: testInstant, ...changes });
  const batches = [await buildBatch(connection, trade.product), await buildBatch(connection, trade.product)];
  const orderLine = trade.order.lines[0]!;
  const delivery = await dispatchFulfilment(contextFor(connection, trade.warehouse), {
    orderId: trade.order.orderId,
    sequence: 1,
    dispatchedOn: TEST_DAY,
    lines: [
      { orderLineId: orderLine.id, batchId: batches[0]!.id, packs: 12 },
      { orderLineId: orderLine.id, batchId: batches[1]!.id, packs: 8 },
    ],
  });
  const lines = await connection.db
    .select()
    .from(linesTable)
    .where(eq(linesTable.deliveryId, delivery.id))
    .orderBy(asc(linesTable.packs));
  return { ...trade, orderLine, batches, delivery, lines };
}

/** The form of an acceptance in which everything arrived well, but for what `found` says of each line. */
export function acceptanceForm(
  deliveryId: string,
  lines: readonly (typeof deliveryLines.$inferSelect)[],
  found: readonly Found[] = [],
) {
  return {
    deliveryId,
    receivedOn: TEST_DAY,
    lines: lines.map((line, index) => {
      const { short = 0, rejected = 0 } = found[index] ?? {};
      return {
        deliveryLineId: line.id,
        acceptedPacks: line.packs - short - rejected,
        shortPacks: short,
        rejectedPacks: rejected,
        rejectionReason: rejected > 0 ? ("damaged" as const) : ("" as const),
        temperature: "",
      };
    }),
  };
}

/** A delivery whose receiver has signed; the requester may countersign. */
export async function buildReceived(
  connection: Connection,
  found: readonly Found[] = [],
  changes: Partial<typeof purchaseOrders.$inferInsert> = {},
) {
  const delivered = await buildDelivered(connection, changes);
  const acceptance: AcceptanceRow = await draftAcceptance(
    contextFor(connection, delivered.receiver),
    acceptanceForm(delivered.delivery.id, delivered.lines, found),
  );
  return { ...delivered, acceptance };
}

/** A delivery accepted by two people. */
export async function buildAccepted(
  connection: Connection,
  found: readonly Found[] = [],
  changes: Partial<typeof purchaseOrders.$inferInsert> = {},
) {
  const received = await buildReceived(connection, found, changes);
  const signed = await acceptDelivery(contextFor(connection, received.requester), {
    acceptanceId: received.acceptance.id,
  });
  return { ...received, signed };
}
