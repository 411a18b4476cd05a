import { eq } from "drizzle-orm";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import type { Connection } from "#db/client.server.ts";
import { files } from "#db/schema/accounts.server.ts";
import { ledgerEntries } from "#db/schema/ledger.server.ts";
import { acceptancePhotographs, acceptances, deliveries } from "#db/schema/deliveries.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import { buildBatch, buildInstitution, buildTrade, testInstant } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { buildDelivered, buildReceived } from "#tests/support/delivered.ts";
import { type Site, testSite } from "#tests/support/http.ts";
import { signedInVisitor } from "#tests/support/signed-in-visitor.ts";

let connection: Connection;
let site: Site;
beforeAll(async () => {
  connection = await testDatabase();
  site = await testSite();
});

const deliveriesOf = (orderId: string) =>
  connection.db.select().from(deliveries).where(eq(deliveries.orderId, orderId));
const acceptancesOf = (deliveryId: string) =>
  connection.db.select().from(acceptances).where(eq(acceptances.deliveryId, deliveryId));

/** What a browser without script sends of the acceptance form. */
function acceptanceFields(lines: readonly { id: string; packs: number }[]) {
  return Object.fromEntries(
    lines.flatMap((line, index) => [
      [`lines[${index}].deliveryLineId`, line.id],
      [`lines[${index}].acceptedPacks`, String(line.packs)],
      [`lines[${index}].shortPacks`, "0"],
      [`lines[${index}].rejectedPacks`, "0"],
      [`lines[${index}].rejectionReason`, ""],
      [`lines[${index}].rejectionNote`, ""],
      [`lines[${index}].temperature`, ""],
    ]),
  ) as Record<string, string>;
}

const emptyFile = () => new File([], "", { type: "application/octet-stream" });

describe("from the warehouse to the ledger, by plain forms", () => {
  it("tells the warehouse that an order waits for its manager, and the manager what confirming means", async () => {
    const { order, supplier } = await buildTrade(connection);
    const pageOf = async (role: "supplier-warehouse" | "supplier-manager") => {
      const visitor = await signedInVisitor(site, connection, supplier, [role]);
      return (await visitor.get(`/supplier/orders/${order.orderId}`)).text();
    };
    expect(await pageOf("supplier-warehouse")).toContain("等合作社负责人确认订单后才能发货");
    expect(await pageOf("supplier-manager")).toContain("确认后须按约定发货");
  });

  it("dispatches, accepts with a photograph, countersigns and returns", async () => {
    const trade = await buildTrade(connection, { state: "confirmed", confirmedAt: testInstant });
    const batch = await buildBatch(connection, trade.product);
    const { orderId } = trade.order;
    const warehouse = await signedInVisitor(site, connection, trade.supplier, ["supplier-warehouse"]);

    const form = await (await warehouse.get(`/supplier/orders/${orderId}/dispatch`)).text();
    expect(form).toContain(batch.code);
    expect(form).toContain('value="20"');
    const sent = await warehouse.post(`/supplier/orders/${orderId}/dispatch`, {
      sequence: "1",
      dispatchedOn: "2026-06-15",
      carrier: "DEMO 物流",
      "lines[0].orderLineId": trade.order.lines[0]!.id,
      "lines[0].batchId": batch.id,
      "lines[0].packs": "20",
    });
    expect(sent.status).toBe(303);
    const [delivery] = await deliveriesOf(orderId);
    expect(sent.headers.get("Location")).toBe(`/supplier/deliveries/${delivery!.id}`);
    const note = await (await warehouse.get(`/supplier/deliveries/${delivery!.id}/note`)).text();
    expect(note).toContain(batch.code);

    const receiver = await signedInVisitor(site, connection, trade.institution, ["institution-receiver"]);
    const page = await (await receiver.get(`/institution/deliveries/${delivery!.id}/accept`)).text();
    const lineId = /name="lines\[0\]\.deliveryLineId"[^>]*value="([^"]+)"/.exec(page)?.[1] ?? "";
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#556" } })
      .jpeg()
      .toBuffer();
    const acceptPage = `/institution/deliveries/${delivery!.id}/accept`;
    const ended = await site.visitor().post(acceptPage, {
      deliveryId: delivery!.id,
      receivedOn: "2026-06-18",
      ...acceptanceFields([{ id: lineId, packs: 17 }]),
      note: "雨天到货",
    });
    const returnTo = new URLSearchParams(ended.headers.get("Location")?.split("?")[1]).get("returnTo") ?? "";
    const filled = await (await receiver.get(returnTo)).text();
    for (const kept of ['value="17"', "雨天到货", "尚未提交"]) expect(filled, kept).toContain(kept);
    expect(await acceptancesOf(delivery!.id)).toEqual([]);

    const received = await receiver.post(acceptPage, {
      receivedOn: "2026-06-18",
      note: "",
      ...acceptanceFields([{ id: lineId, packs: 18 }]),
      "lines[0].rejectedPacks": "2",
      "lines[0].rejectionReason": "damaged",
      "lines[0].temperature": "21.5",
      "lines[0].photographs": [new File([new Uint8Array(picture)], "破损.jpg", { type: "image/jpeg" })],
    });
    expect(received.status).toBe(303);
    const [acceptance] = await acceptancesOf(delivery!.id);
    const [photograph] = await connection.db
      .select()
      .from(acceptancePhotographs)
      .where(eq(acceptancePhotographs.acceptanceId, acceptance!.id));
    expect(photograph).toMatchObject({ deliveryLineId: lineId });
    const path = `/institution/acceptances/${acceptance!.id}`;
    expect(received.headers.get("Location")).toBe(path);
    expect(await (await receiver.get(path)).text()).not.toContain("?do=sign");
    expect((await receiver.post(`${path}?do=sign`)).status).toBe(403);

    const colleague = await signedInVisitor(site, connection, trade.institution, ["institution-receiver"]);
    expect(await (await colleague.get(path)).text()).toContain("?do=sign");
    expect((await colleague.post(`${path}?do=sign`)).status).toBe(303);
    const [order] = await connection.db.select().from(purchaseOrders).where(eq(purchaseOrders.id, orderId));
    expect(order).toMatchObject({ state: "accepted", acceptedFen: 18 * 12_000 });
    expect((await colleague.post(`${path}?do=sign`)).status).toBe(409);

    const returnPath = `/institution/deliveries/${delivery!.id}/return`;
    const key = /name="requestKey"[^>]*value="([^"]+)"/.exec(
      await (await receiver.get(returnPath)).text(),
    )?.[1];
    const back = { requestKey: key ?? "", deliveryLineId: lineId, reason: "quality", note: "" };
    const tooMany = await receiver.post(returnPath, { ...back, packs: "19", returnedOn: "2026-06-20" });
    expect(tooMany.status).toBe(422);
    expect(await tooMany.text()).toContain("最多还能退 18");
    expect((await receiver.post(returnPath, { ...back, packs: "3", returnedOn: "2026-06-20" })).status).toBe(
      303,
    );
    const entries = await connection.db
      .select()
      .from(ledgerEntries)
      .where(eq(ledgerEntries.orderId, orderId));
    expect(entries.reduce((sum, entry) => sum + entry.amountFen, 0)).toBe(15 * 12_000);
    for (const address of [
      "/institution/returns",
      "/institution/deliveries?show=all",
      "/institution/acceptances?show=all",
      `/institution/deliveries/${delivery!.id}/sheet`,
      `/institution/deliveries/${delivery!.id}/note`,
    ])
      expect((await receiver.get(address)).status, address).toBe(200);
    for (const address of ["/supplier/deliveries", `/supplier/deliveries/${delivery!.id}/sheet`])
      expect((await warehouse.get(address)).status, address).toBe(200);
  });
});

describe("what does not fit", () => {
  it("comes back filled in, with its field named, and nothing written", async () => {
    const { institution, delivery, lines } = await buildDelivered(connection);
    const receiver = await signedInVisitor(site, connection, institution, ["institution-receiver"]);
    const path = `/institution/deliveries/${delivery.id}/accept`;
    const good = { receivedOn: "2026-06-15", note: "", ...acceptanceFields(lines) };
    const short = await receiver.post(path, { ...good, "lines[0].shortPacks": "1" });
    expect(short.status).toBe(422);
    const text = await short.text();
    expect(text).toContain("合格、短少与拒收之和应等于发货数量 8，现为 9");
    expect(text).toMatch(
      /name="lines\[0\]\.shortPacks"[^>]*value="1"|value="1"[^>]*name="lines\[0\]\.shortPacks"/,
    );
    const wrong: [string, string | Blob, number][] = [
      ["lines[0].acceptedPacks", "-1", 400],
      ["lines[0].acceptedPacks", "1.5", 400],
      ["lines[0].acceptedPacks", "🍵", 400],
      ["lines[0].temperature", "warm", 400],
      ["receivedOn", "2026-02-30", 400],
      ["receivedOn", "2026-06-01", 422],
      ["lines[0].rejectionReason", "because", 400],
      ["note", "长".repeat(501), 400],
      ["lines[0].photographs", new File(["no picture"], "a.jpg", { type: "image/jpeg" }), 422],
    ];
    for (const [name, value, status] of wrong)
      expect((await receiver.post(path, { ...good, [name]: value })).status, `${name}`).toBe(status);
    expect(await acceptancesOf(delivery.id)).toEqual([]);
    const stored = await connection.db.select().from(files).where(eq(files.organisationId, institution.id));
    expect(stored).toEqual([]);
    const empty = await receiver.post(path, { ...good, "lines[0].photographs": emptyFile() });
    expect(empty.status).toBe(303);
  });

  it("refuses a dispatch that is too large with the rest named, and one sent twice", async () => {
    const trade = await buildTrade(connection, { state: "confirmed", confirmedAt: testInstant });
    const batch = await buildBatch(connection, trade.product);
    const manager = await signedInVisitor(site, connection, trade.supplier, ["supplier-manager"]);
    const path = `/supplier/orders/${trade.order.orderId}/dispatch`;
    const fields = {
      sequence: "1",
      dispatchedOn: "2026-06-15",
      "lines[0].orderLineId": trade.order.lines[0]!.id,
      "lines[0].batchId": batch.id,
      "lines[0].packs": "21",
    };
    const refused = await manager.post(path, fields);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("这一行最多还能发 20");
    expect((await manager.post(path, { ...fields, "lines[0].packs": "5" })).status).toBe(303);
    expect((await manager.post(path, { ...fields, "lines[0].packs": "5" })).status).toBe(409);
    expect(await deliveriesOf(trade.order.orderId)).toHaveLength(1);
  });
});

describe("who may see what", () => {
  it("hides another organisation's delivery and acceptance on every address", async () => {
    const { delivery, acceptance, order } = await buildReceived(connection);
    const stranger = await signedInVisitor(site, connection, await buildInstitution(connection), [
      "institution-receiver",
      "institution-requester",
    ]);
    const base = `/institution/deliveries/${delivery.id}`;
    for (const path of [
      base,
      `${base}/note`,
      `${base}/sheet`,
      `${base}/accept`,
      `${base}/return`,
      `/institution/acceptances/${acceptance.id}`,
      "/institution/deliveries/forged",
      "/institution/acceptances/forged",
    ])
      expect((await stranger.get(path)).status, path).toBe(404);
    expect((await stranger.post(`/institution/acceptances/${acceptance.id}?do=sign`)).status).toBe(404);
    expect(
      (await stranger.post(`/institution/acceptances/${acceptance.id}`, { reason: "不符" })).status,
    ).toBe(404);
    expect((await stranger.get(`/supplier/orders/${order.orderId}/dispatch`)).status).toBe(403);
    const [row] = await acceptancesOf(delivery.id);
    expect(row?.state).toBe("awaiting-countersign");
  });

  it("keeps forms from roles that could not send them", async () => {
    const { institution, supplier, delivery, order } = await buildDelivered(connection);
    const finance = await signedInVisitor(site, connection, institution, ["institution-finance"]);
    expect((await finance.get(`/institution/deliveries/${delivery.id}`)).status).toBe(200);
    expect((await finance.get(`/institution/deliveries/${delivery.id}/accept`)).status).toBe(403);
    expect((await finance.get(`/institution/deliveries/${delivery.id}/return`)).status).toBe(403);
    const clerk = await signedInVisitor(site, connection, supplier, ["supplier-finance"]);
    expect((await clerk.get(`/supplier/orders/${order.orderId}/dispatch`)).status).toBe(403);
    expect((await clerk.get(`/supplier/deliveries/${delivery.id}/sheet`)).status).toBe(404);
  });
});
