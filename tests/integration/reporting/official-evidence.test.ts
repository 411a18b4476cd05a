import { beforeAll, describe, expect, it } from "vitest";
import { draftAcceptance } from "#app/domain/procurement/acceptance/draft.server.ts";
import { getDeliveryDetail } from "#app/domain/reporting/delivery/detail.server.ts";
import { getVisibleFile } from "#app/domain/reporting/file/visible.server.ts";
import { getOrderDetail } from "#app/domain/reporting/order/detail.server.ts";
import { acceptDelivery } from "#app/flows/accept-delivery.server.ts";
import { dispatchFulfilment } from "#app/flows/dispatch-fulfilment.server.ts";
import type { Connection } from "#db/client.server.ts";
import { deliveryLines } from "#db/schema/deliveries.server.ts";
import { eq } from "drizzle-orm";
import { buildFile } from "#tests/support/build-file.ts";
import {
  buildBatch,
  buildMember,
  buildOffice,
  buildOrder,
  buildProduct,
  buildTrade,
  buildVariant,
  contextFor,
  testInstant,
} from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { acceptanceForm, TEST_DAY } from "#tests/support/delivered.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const official = async (changes: Parameters<typeof buildOffice>[1]) =>
  contextFor(
    connection,
    await buildMember(connection, await buildOffice(connection, changes), ["official-viewer"]),
  );

/** Goods of two counties in one accepted delivery of a supplier of 普安: its own tea, and tea grown in 晴隆. */
async function deliveryOfTwoCounties() {
  const trade = await buildTrade(connection);
  const grownElsewhere = await buildProduct(connection, trade.supplier, { countyCode: "522324" });
  const variant = await buildVariant(connection, grownElsewhere);
  const order = await buildOrder(
    connection,
    trade,
    [
      { product: trade.product, variant: trade.variant, packs: 20 },
      { product: grownElsewhere, variant, packs: 10 },
    ],
    { state: "confirmed", confirmedAt: testInstant },
  );
  const batches = [await buildBatch(connection, trade.product), await buildBatch(connection, grownElsewhere)];
  const delivery = await dispatchFulfilment(contextFor(connection, trade.warehouse), {
    orderId: order.orderId,
    sequence: 1,
    dispatchedOn: TEST_DAY,
    lines: order.lines.map((line, index) => ({
      orderLineId: line.id,
      batchId: batches[index]!.id,
      packs: line.packs,
    })),
  });
  const lines = await connection.db
    .select()
    .from(deliveryLines)
    .where(eq(deliveryLines.deliveryId, delivery.id));
  const photographs = new Map<string, string>();
  for (const line of lines) {
    const file = await buildFile(connection, trade.institution, { kind: "photograph" });
    photographs.set(line.orderLineId, file.id);
  }
  const form = acceptanceForm(delivery.id, lines, [{ rejected: 1 }]);
  const acceptance = await draftAcceptance(contextFor(connection, trade.receiver), {
    ...form,
    lines: form.lines.map((line, index) => ({
      ...line,
      photographIds: [photographs.get(lines[index]!.orderLineId)!],
    })),
  });
  await acceptDelivery(contextFor(connection, trade.requester), { acceptanceId: acceptance.id });
  return {
    trade,
    order,
    delivery,
    ownPhotograph: photographs.get(order.lines[0]!.id)!,
    otherPhotograph: photographs.get(order.lines[1]!.id)!,
  };
}

describe("the evidence an official opens", () => {
  it("is the whole delivery with its two signers for prefecture, district and the supplier's county", async () => {
    const { trade, delivery, ownPhotograph, otherPhotograph } = await deliveryOfTwoCounties();
    const whole = await getDeliveryDetail(contextFor(connection, trade.finance), delivery.id);
    for (const office of [
      await official({}),
      await official({ officeLevel: "district", districtCode: "441302" }),
      await official({ officeLevel: "county", countyCode: "522323" }),
    ]) {
      expect(await getDeliveryDetail(office, delivery.id)).toEqual(whole);
      for (const id of [ownPhotograph, otherPhotograph])
        expect((await getVisibleFile(office, id)).id).toBe(id);
    }
    expect(whole.acceptance).toMatchObject({ state: "signed" });
    expect(whole.acceptance?.countersignerName).toBeTruthy();
  });

  it("is for the county in which goods grew those goods alone, with their money and photographs", async () => {
    const { order, delivery, ownPhotograph, otherPhotograph } = await deliveryOfTwoCounties();
    const grower = await official({ officeLevel: "county", countyCode: "522324" });
    const { lines, acceptance } = await getDeliveryDetail(grower, delivery.id);
    expect(lines.map((line) => line.orderLineId)).toEqual([order.lines[1]!.id]);
    expect(acceptance?.findings).toHaveLength(1);
    const [finding] = acceptance?.findings ?? [];
    expect(acceptance?.acceptedFen).toBe((finding?.acceptedPacks ?? 0) * 12_000);
    expect((await getOrderDetail(grower, order.orderId)).lines.map((line) => line.id)).toEqual([
      order.lines[1]!.id,
    ]);
    expect((await getVisibleFile(grower, otherPhotograph)).id).toBe(otherPhotograph);
    await expectRefusal(getVisibleFile(grower, ownPhotograph), "file.not_found");
  });

  it("is not found by offices of another county or district", async () => {
    const { delivery, ownPhotograph } = await deliveryOfTwoCounties();
    for (const office of [
      await official({ officeLevel: "county", countyCode: "522325" }),
      await official({ officeLevel: "district", districtCode: "441303" }),
    ]) {
      await expectRefusal(getDeliveryDetail(office, delivery.id), "delivery.not_found");
      await expectRefusal(getVisibleFile(office, ownPhotograph), "file.not_found");
    }
    await expectRefusal(getDeliveryDetail(await official({}), "forged"), "delivery.not_found");
  });
});
