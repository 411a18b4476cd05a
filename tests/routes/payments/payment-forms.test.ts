import { beforeAll, describe, expect, it } from "vitest";
import type { Connection } from "#db/client.server.ts";
import { buildAcceptedDelivery } from "#tests/support/accepted-goods.ts";
import { buildInstitution, buildSupplier, buildTrade } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { type Fields, type Site, testSite } from "#tests/support/http.ts";
import { signedInVisitor } from "#tests/support/signed-in-visitor.ts";

let connection: Connection;
let site: Site;
beforeAll(async () => {
  connection = await testDatabase();
  site = await testSite();
});

async function acceptedTrade() {
  const trade = await buildTrade(connection);
  await buildAcceptedDelivery(connection, trade, { packs: 20 });
  await connection.sql`update purchase_orders set payment_state = 'unpaid' where id = ${trade.order.orderId}`;
  const [order] = await connection.sql`
    select number, payment_reference as reference from purchase_orders where id = ${trade.order.orderId}`;
  return {
    trade,
    orderId: trade.order.orderId,
    number: String(order?.number),
    reference: String(order?.reference),
  };
}

const orderRow = async (orderId: string) => {
  const [row] = await connection.sql`
    select payment_state as state, claimed_fen as claimed, received_fen as received, invoiced_fen as invoiced
    from purchase_orders where id = ${orderId}`;
  return row;
};

/** A field's value as the page carries it. */
function fieldValue(page: string, name: string): string {
  const [tag = ""] = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(page) ?? [];
  return /value="([^"]*)"/.exec(tag)?.[1] ?? "";
}

const statementFile = (text: string) => new File([text], "六月.csv", { type: "text/csv" });

describe("paying, by plain forms", () => {
  it("announces the transfer, matches the bank's line, invoices, and prints the statement", async () => {
    const { trade, orderId, number, reference } = await acceptedTrade();
    const buyer = await signedInVisitor(site, connection, trade.institution, ["institution-finance"]);
    const seller = await signedInVisitor(site, connection, trade.supplier, ["supplier-finance"]);

    expect(await (await buyer.get("/institution/payments")).text()).toContain(reference);
    const address = `/institution/payments/${orderId}`;
    const page = await (await buyer.get(address)).text();
    expect(fieldValue(page, "amount")).toBe("2,400.00");
    const requestKey = fieldValue(page, "requestKey");
    const today = fieldValue(page, "transferredOn");
    const claim = { intent: "claim", amount: "2,400.00", transferredOn: today, note: "", requestKey };
    const refused = await buyer.post(`${address}?do=claim`, { ...claim, amount: "2400.01" });
    expect(refused.status).toBe(409);
    expect(fieldValue(await refused.text(), "amount")).toBe("2400.01");
    for (const _ of [1, 2]) expect((await buyer.post(`${address}?do=claim`, claim)).status).toBe(303);
    expect(await orderRow(orderId)).toMatchObject({ state: "claimed", claimed: 240_000 });

    const bad = await seller.post("/supplier/bank", {
      intent: "upload",
      file: statementFile(`日期,金额,摘要\n2026-06-31,2400,${reference}`),
    });
    expect(bad.status).toBe(422);
    const told = await bad.text();
    for (const words of ["本次一行也没有导入", 'href="#statement-file"', 'id="statement-file"'])
      expect(told, words).toContain(words);
    expect(told).toContain("第 2 行");
    const unread = await seller.post("/supplier/bank", { intent: "upload", file: statementFile("你好") });
    expect(await unread.text()).toMatch(/href="#statement-file"[^>]*>[^<]*没有找到/);
    const none = await seller.post("/supplier/bank", { intent: "upload", file: new File([], "") });
    expect(none.status).toBe(422);
    expect(await none.text()).toMatch(/href="#statement-file"[^>]*>[^<]*请选择要上传的文件/);
    const uploaded = await seller.post("/supplier/bank", {
      intent: "upload",
      file: statementFile(`日期,金额,摘要,流水号\n2026-06-16,2400,${reference},A1\n2026-06-16,8,利息,A2`),
    });
    expect(uploaded.status).toBe(303);
    expect(uploaded.headers.get("Location")).toBe("/supplier/bank?lines=2&added=2&matched=1");
    expect(await orderRow(orderId)).toMatchObject({ state: "paid", claimed: 0, received: 240_000 });

    const queue = await (await seller.get("/supplier/bank")).text();
    const lineId = fieldValue(queue, "lineId");
    const unknown = await seller.post("/supplier/bank", { intent: "match", lineId, order: "PO-2026-NONE" });
    expect(unknown.status).toBe(422);
    const beside = await unknown.text();
    for (const words of [`href="#match-${lineId}"`, `id="match-${lineId}"`, 'value="PO-2026-NONE"'])
      expect(beside, words).toContain(words);
    const ignored = await seller.post("/supplier/bank", { intent: "ignore", lineId, note: "利息" });
    expect(ignored.status).toBe(303);

    const invoice = `/supplier/invoices/${orderId}`;
    expect(await (await seller.get("/supplier/invoices")).text()).toContain(number);
    const malformed = await seller.post(invoice, {
      intent: "fapiao",
      number: "123",
      code: "",
      amount: "2400",
      issuedOn: today,
    });
    expect(malformed.status).toBe(422);
    const registered = await seller.post(invoice, {
      intent: "fapiao",
      number: "26442000000000000077",
      code: "",
      amount: "2400",
      issuedOn: today,
      file: new File(['<?xml version="1.0"?><EInvoice></EInvoice>'], "发票.xml"),
    });
    expect(registered.status).toBe(303);
    const [kept] = await connection.sql`select file_id as id from fapiaos where order_id = ${orderId}`;
    const paying = await (await buyer.get(address)).text();
    expect(paying).toContain(`/resources/files/${kept?.id}`);
    const opened = await buyer.get(`/resources/files/${kept?.id}`);
    expect([opened.status, opened.headers.get("Content-Disposition")?.split(";")[0]]).toEqual([
      200,
      "attachment",
    ]);
    expect(await orderRow(orderId)).toMatchObject({ invoiced: 240_000 });

    for (const [visitor, paper] of [
      [buyer, `${address}/statement`],
      [seller, `${invoice}/statement`],
    ] as const) {
      const sheet = await (await visitor.get(paper)).text();
      expect(sheet).toContain("对账单");
      expect(sheet).toContain("结欠 ¥0.00");
    }
    const [grades] = await connection.sql`
      select array_agg(g.grade order by g.grade) as grades from ledger_grades g join ledger_entries e on e.id = g.entry_id where e.order_id = ${orderId}`;
    expect(grades?.grades).toEqual(["accepted", "invoiced", "paid"]);
  });

  it("answers bad input with the form, never with a defect", async () => {
    const { trade, orderId } = await acceptedTrade();
    const buyer = await signedInVisitor(site, connection, trade.institution, ["institution-finance"]);
    const seller = await signedInVisitor(site, connection, trade.supplier, ["supplier-finance"]);
    const claim = { intent: "claim", amount: "1", transferredOn: "2026-06-15", requestKey: "x", note: "" };
    for (const change of [
      { amount: "-1" },
      { amount: "😀" },
      { amount: "1e9" },
      { transferredOn: "2026-02-30" },
      { note: "字".repeat(500) },
      { requestKey: "" },
    ]) {
      const answer = await buyer.post(`/institution/payments/${orderId}`, { ...claim, ...change });
      expect(answer.status, JSON.stringify(change)).toBe(400);
    }
    const fileless: Fields[] = [
      {},
      { file: "text" },
      { intent: "upload" },
      { intent: "upload", file: "text" },
    ];
    for (const fields of fileless)
      expect((await seller.post("/supplier/bank", fields)).status, JSON.stringify(fields)).toBe(422);
    const bad: Fields[] = [
      { intent: "match", lineId: "' or 1=1", order: "" },
      { intent: "ignore", lineId: "", note: "" },
    ];
    for (const fields of bad)
      expect((await seller.post("/supplier/bank", fields)).status, JSON.stringify(fields)).toBe(400);
    expect(
      (await seller.post("/supplier/bank", { intent: "match", lineId: "forged", order: orderId })).status,
    ).toBe(422);
    expect(await orderRow(orderId)).toMatchObject({ state: "unpaid", claimed: 0, received: 0 });
  });

  it("hides another organisation's money, and refuses the wrong role", async () => {
    const { orderId, trade } = await acceptedTrade();
    const stranger = await signedInVisitor(site, connection, await buildInstitution(connection), [
      "institution-finance",
    ]);
    const rival = await signedInVisitor(site, connection, await buildSupplier(connection), [
      "supplier-finance",
    ]);
    const warehouse = await signedInVisitor(site, connection, trade.supplier, ["supplier-warehouse"]);
    for (const path of [`/institution/payments/${orderId}`, `/institution/payments/${orderId}/statement`])
      expect((await stranger.get(path)).status, path).toBe(404);
    for (const path of [`/supplier/invoices/${orderId}`, `/supplier/invoices/${orderId}/statement`])
      expect((await rival.get(path)).status, path).toBe(404);
    expect((await stranger.get("/supplier/bank")).status).toBe(403);
    expect((await warehouse.get("/supplier/bank")).status).toBe(403);
    const fapiao = {
      intent: "fapiao",
      number: "26442000000000000088",
      amount: "1",
      issuedOn: "2026-06-15",
      file: new File(['<?xml version="1.0"?><EInvoice></EInvoice>'], "invoice.xml"),
    };
    expect((await warehouse.post(`/supplier/invoices/${orderId}`, fapiao)).status).toBe(403);
    expect((await rival.post(`/supplier/invoices/${orderId}`, fapiao)).status).toBe(404);
  });
});
