import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/core/context.ts";
import { getEntryDetail } from "#app/domain/reporting/entries/detail.server.ts";
import { getVisibleFile } from "#app/domain/reporting/file/visible.server.ts";
import { getSettlement } from "#app/domain/reporting/settlement/detail.server.ts";
import { registerFapiaoFile } from "#app/flows/register-fapiao-file.server.ts";
import type { Connection } from "#db/client.server.ts";
import { buildAcceptedDelivery } from "#tests/support/accepted-goods.ts";
import {
  buildInstitution,
  buildMember,
  buildOffice,
  buildSupplier,
  buildTrade,
  contextFor,
} from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const xml = { name: "发票.xml", bytes: Buffer.from('<?xml version="1.0"?><EInvoice></EInvoice>') };

let next = 0;
async function acceptedTrade() {
  const trade = await buildTrade(connection);
  const { entryId } = await buildAcceptedDelivery(connection, trade, { packs: 20 });
  const form = {
    orderId: trade.order.orderId,
    number: String(26_772_000_000_000 + next++).padStart(20, "0"),
    code: "",
    amount: "2400",
    issuedOn: "2026-06-15",
  };
  return { trade, form, entryId, ctx: contextFor(connection, trade.supplierFinance) };
}

const rowsOf = async (orderId: string) =>
  connection.sql`select file_id as id from fapiaos where order_id = ${orderId}`;

describe("registerFapiaoFile", () => {
  it("keeps the invoice with its file, for the supplier, the buyer and the officials of its goods and its buyer", async () => {
    const { trade, form, entryId, ctx } = await acceptedTrade();
    await registerFapiaoFile(ctx, form, xml);
    const [row] = await rowsOf(form.orderId);
    const fileId = String(row?.id);
    expect((await getSettlement(contextFor(connection, trade.finance), form.orderId)).invoices).toMatchObject(
      [{ number: form.number, fileId }],
    );
    const official = async (changes: Parameters<typeof buildOffice>[1]) =>
      buildMember(connection, await buildOffice(connection, changes), ["official-viewer"]);
    const county = await official({ officeLevel: "county", countyCode: "522323" });
    const readers = [
      trade.supplierFinance,
      trade.finance,
      county,
      await official({ officeLevel: "district", districtCode: "441302" }),
      await official({}),
    ];
    const seenBy = (actor: Actor | null) => getVisibleFile(contextFor(connection, actor), fileId);
    for (const reader of readers)
      expect(await seenBy(reader)).toMatchObject({ mediaType: "application/xml", isPublic: false });
    expect((await getEntryDetail(contextFor(connection, county), String(entryId))).invoices).toEqual([
      { number: form.number, fileId },
    ]);
    const strangers = [
      null,
      await official({ officeLevel: "county", countyCode: "522324" }),
      await official({ officeLevel: "district", districtCode: "441303" }),
      await buildMember(connection, await buildSupplier(connection), ["supplier-finance"]),
      await buildMember(connection, await buildInstitution(connection), ["institution-finance"]),
    ];
    for (const stranger of strangers) await expectRefusal(seenBy(stranger), "file.not_found");
  });

  it("asks for the file, and for one that is an invoice; nothing is half-written", async () => {
    const { form, ctx } = await acceptedTrade();
    const { file_count: before } = (await connection.sql`select count(*)::int as file_count from files`)[0]!;
    await expectRefusal(registerFapiaoFile(ctx, form, null), "file.missing");
    const refused: [Buffer, "file.no_invoice" | "file.unsafe" | "file.unreadable" | "file.too_large"][] = [
      [Buffer.from("PK\u0003\u0004 no archive"), "file.no_invoice"],
      [Buffer.from("<html></html>"), "file.no_invoice"],
      [Buffer.from('<?xml version="1.0"?><!DOCTYPE a><a></a>'), "file.unsafe"],
      [Buffer.from('<?xml version="1.0"?><EInvoice>'), "file.unreadable"],
      [Buffer.alloc(10 * 1024 * 1024 + 1, 0x20), "file.too_large"],
    ];
    for (const [bytes, code] of refused) {
      const refusal = await expectRefusal(registerFapiaoFile(ctx, form, { name: "a.pdf", bytes }), code);
      expect(refusal.issues).toMatchObject([{ path: ["file"], code }]);
    }
    await expectRefusal(registerFapiaoFile(ctx, { ...form, amount: "2400.01" }, xml), "fapiao.over_accepted");
    expect(await rowsOf(form.orderId)).toEqual([]);
    const [{ file_count: after }] = await connection.sql<[{ file_count: number }]>`
      select count(*)::int as file_count from files`;
    expect(after).toBe(before);
  });

  it("is not for the manager or the buyer, and another supplier's order is not found", async () => {
    const { trade, form } = await acceptedTrade();
    for (const actor of [trade.manager, trade.finance])
      await expectRefusal(registerFapiaoFile(contextFor(connection, actor), form, xml), "actor.forbidden");
    const outsider = await acceptedTrade();
    await expectRefusal(registerFapiaoFile(outsider.ctx, form, xml), "order.not_found");
  });
});
