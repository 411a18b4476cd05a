/** Batches that went out and are called back. */
import { draftAcceptance } from "#app/domain/procurement/acceptance/draft.server.ts";
import { makeBatch } from "#app/domain/provenance/lineage/make.server.ts";
import { acceptDelivery } from "#app/flows/accept-delivery.server.ts";
import { dispatchFulfilment } from "#app/flows/dispatch-fulfilment.server.ts";
import { openRecall } from "#app/flows/open-recall.server.ts";
import type { OpenRecall } from "#app/domain/recall/recall/input.ts";
import type { Connection } from "#db/client.server.ts";
import { recallNotices } from "#db/schema/recall.server.ts";
import { deliveryLines } from "#db/schema/deliveries.server.ts";
import { asc, eq } from "drizzle-orm";
import {
  buildBatch,
  buildInstitution,
  buildMember,
  buildOffice,
  buildOrder,
  buildProduct,
  buildTrade,
  buildVariant,
  contextFor,
  testInstant,
} from "./builders.ts";
import { acceptanceForm, TEST_DAY } from "./delivered.ts";

/** The form of a recall of a batch. */
export const recallForm = (batchId: string, changes: Partial<OpenRecall> = {}): OpenRecall => ({
  batchId,
  hazard: "residue",
  reason: "抽检农残超标",
  instructions: "立即停用，单独存放，逐件清点后填报",
  answerWithinHours: "4",
  ...changes,
});

async function linesOf({ db }: Connection, deliveryId: string) {
  return db
    .select()
    .from(deliveryLines)
    .where(eq(deliveryLines.deliveryId, deliveryId))
    .orderBy(asc(deliveryLines.packs));
}

/**
 * A bad batch of 100 kg: 12 packs of it and 8 of a mix made from it were accepted by a school; 10 of the mix are on their
 * way to a hospital. The county's office and a stranger's stand by.
 */
export async function buildSpread(connection: Connection) {
  const trade = await buildTrade(connection, { state: "confirmed", confirmedAt: testInstant });
  const warehouse = contextFor(connection, trade.warehouse);
  const bad = await buildBatch(connection, trade.product, { quantityGrams: 100_000 });
  const good = await buildBatch(connection, trade.product, { quantityGrams: 100_000 });
  const clean = await buildBatch(connection, trade.product, { quantityGrams: 400_000 });
  const mixed = await makeBatch(warehouse, {
    kind: "mixed",
    productId: trade.product.id,
    packedOn: "2026-06-02",
    quantityKilograms: "60",
    inputs: [
      { batchId: bad.id, kilograms: "40" },
      { batchId: good.id, kilograms: "20" },
    ],
  });
  await connection.sql`update batches set state = 'released' where id = ${mixed.id}`;

  const orderLine = trade.order.lines[0]!;
  const delivery = await dispatchFulfilment(warehouse, {
    orderId: trade.order.orderId,
    sequence: 1,
    dispatchedOn: TEST_DAY,
    lines: [
      { orderLineId: orderLine.id, batchId: bad.id, packs: 12 },
      { orderLineId: orderLine.id, batchId: mixed.id, packs: 8 },
    ],
  });
  const lines = await linesOf(connection, delivery.id);
  const draft = await draftAcceptance(
    contextFor(connection, trade.receiver),
    acceptanceForm(delivery.id, lines),
  );
  await acceptDelivery(contextFor(connection, trade.requester), { acceptanceId: draft.id });

  const hospital = await buildInstitution(connection, { institutionKind: "hospital" });
  const hospitalRequester = await buildMember(connection, hospital, ["institution-requester"]);
  const hospitalReceiver = await buildMember(connection, hospital, ["institution-receiver"]);
  const hospitalOrder = await buildOrder(
    connection,
    { institution: hospital, requester: hospitalRequester, approver: trade.approver },
    [{ product: trade.product, variant: trade.variant, packs: 20 }],
    { state: "confirmed", confirmedAt: testInstant },
  );
  const onTheWay = await dispatchFulfilment(warehouse, {
    orderId: hospitalOrder.orderId,
    sequence: 1,
    dispatchedOn: TEST_DAY,
    lines: [{ orderLineId: hospitalOrder.lines[0]!.id, batchId: mixed.id, packs: 10 }],
  });
  const office = async (level: "county" | "prefecture" | "district", countyCode: string | null) =>
    buildMember(
      connection,
      await buildOffice(connection, {
        officeLevel: level,
        countyCode,
        districtCode: level === "district" ? "441302" : null,
      }),
      ["official-reviewer"],
    );
  return {
    ...trade,
    bad,
    good,
    clean,
    mixed,
    delivery,
    lines,
    hospital,
    hospitalRequester,
    hospitalReceiver,
    hospitalOrder,
    onTheWay,
    onTheWayLines: await linesOf(connection, onTheWay.id),
    county: await office("county", "522323"),
    otherCounty: await office("county", "522324"),
    prefecture: await office("prefecture", null),
    district: await office("district", null),
  };
}

export type Spread = Awaited<ReturnType<typeof buildSpread>>;

/** The spread with its bad batch recalled by the supplier's manager. */
export async function buildRecalled(connection: Connection, changes: Partial<OpenRecall> = {}) {
  const spread = await buildSpread(connection);
  const recall = await openRecall(contextFor(connection, spread.manager), recallForm(spread.bad.id, changes));
  return { ...spread, recall };
}

type Traders = Pick<
  Awaited<ReturnType<typeof buildTrade>>,
  "supplier" | "institution" | "requester" | "approver" | "warehouse" | "manager"
>;

/** Another product of these traders, on its way to the institution and recalled there. */
export async function buildRecalledGoods(connection: Connection, traders: Traders) {
  const product = await buildProduct(connection, traders.supplier);
  const variant = await buildVariant(connection, product);
  const order = await buildOrder(connection, traders, [{ product, variant, packs: 20 }], {
    state: "confirmed",
    confirmedAt: testInstant,
  });
  const batch = await buildBatch(connection, product);
  const delivery = await dispatchFulfilment(contextFor(connection, traders.warehouse), {
    orderId: order.orderId,
    sequence: 1,
    dispatchedOn: TEST_DAY,
    lines: [{ orderLineId: order.lines[0]!.id, batchId: batch.id, packs: 20 }],
  });
  const recall = await openRecall(contextFor(connection, traders.manager), recallForm(batch.id));
  const [notice] = await connection.db
    .select({ id: recallNotices.id })
    .from(recallNotices)
    .where(eq(recallNotices.recallId, recall.id));
  const [line] = await linesOf(connection, delivery.id);
  return { recall, product, variant, batch, noticeId: notice!.id, deliveryLineId: line!.id };
}
