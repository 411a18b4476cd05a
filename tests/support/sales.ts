/** Sales made elsewhere: the offices that bring them in, and files of them. */
import type { Actor } from "#app/domain/core/context.ts";
import { confirmImport } from "#app/domain/channels/import/confirm.server.ts";
import { postImport } from "#app/domain/channels/import/post.server.ts";
import { readImport } from "#app/domain/channels/import/read.server.ts";
import { uploadSales } from "#app/domain/channels/import/upload.server.ts";
import { verifyImport } from "#app/domain/channels/import/verify.server.ts";
import type { Connection } from "#db/client.server.ts";
import { buildMember, buildOffice, contextFor } from "./builders.ts";

/** Officials of Pu'an, of Qinglong and of the prefecture. */
export async function buildSalesOffices(connection: Connection) {
  const office = async (officeLevel: "county" | "prefecture", countyCode: string | null): Promise<Actor> =>
    buildMember(connection, await buildOffice(connection, { officeLevel, countyCode }), ["official-manager"]);
  return {
    county: await office("county", "522323"),
    otherCounty: await office("county", "522324"),
    prefecture: await office("prefecture", null),
  };
}
export type SalesOffices = Awaited<ReturnType<typeof buildSalesOffices>>;

const columns = {
  occurredOn: "签收日期",
  amount: "成交金额",
  product: "商品名称",
  industry: "产业",
  county: "产地县",
  seller: "供应商",
  sellerForce: "主体类型",
  buyer: "采购单位",
  buyerDistrict: "采购地区",
  fund: "资金来源",
  fapiao: "发票号码",
  order: "订单号",
  contract: "合同编号",
  delivery: "送货单号",
  line: "行号",
  refundOf: "原订单号",
  paidOn: "到账日期",
  session: "场次编号",
} as const;
export type SaleLine = Partial<Record<keyof typeof columns, string>>;

/** A row with everything it must say but its document. */
export const saleLine = (changes: SaleLine = {}): SaleLine => ({
  occurredOn: "2026-06-05",
  amount: "100.00",
  product: "普安红茶",
  industry: "茶叶",
  county: "普安县",
  seller: "普安县茶源合作社",
  sellerForce: "合作社",
  buyer: "惠州市第一中学",
  buyerDistrict: "惠城区",
  fund: "食堂",
  ...changes,
});

/** An invoice number of twenty digits. */
export const invoiceNumber = (which: number) => `24522000000${String(which).padStart(9, "0")}`;

export function salesFile(lines: readonly SaleLine[], name = "sales.csv") {
  const fields = Object.keys(columns) as (keyof typeof columns)[];
  const rows = [
    fields.map((field) => columns[field]),
    ...lines.map((line) => fields.map((field) => line[field] ?? "")),
  ];
  const text = rows
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","))
    .join("\n");
  return { name, bytes: new TextEncoder().encode(text) };
}

/** Uploads and reads a file of Pu'an's sales, as official and worker do. */
export async function bringIn(
  connection: Connection,
  offices: SalesOffices,
  channelCode: string,
  lines: readonly SaleLine[],
) {
  const county = contextFor(connection, offices.county);
  const added = await uploadSales(county, { channelCode, countyCode: "522323" }, salesFile(lines));
  await readImport(contextFor(connection, null), { importId: added.id });
  await isRead(connection, added.id);
  return added;
}

/** Waits until an import is read: where a worker runs beside the test, it may be the one that reads it. */
async function isRead({ sql }: Connection, importId: string): Promise<void> {
  for (let looks = 0; looks < 1_000; looks++) {
    const [row] = await sql<{ state: string }[]>`select state from channel_imports where id = ${importId}`;
    if (row?.state !== "reading") return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("nobody read the import");
}

/** Lets an import count: verified, confirmed, posted. */
export async function letCount(
  connection: Connection,
  offices: SalesOffices,
  importId: string,
): Promise<void> {
  await verifyImport(contextFor(connection, offices.county), { importId });
  await confirmImport(contextFor(connection, offices.prefecture), { importId });
  await postImport(contextFor(connection, null), { importId });
}

/** The rows of an import with what became of them. */
export const rowsOf = ({ sql }: Connection, importId: string) => sql<
  { row: number; state: string; problem: string | null; other: string | null; entry: number | null }[]
>`
  select row_number as row, state, problems->0->>'code' as problem, problems->0->>'other' as other, entry_id as entry
  from channel_import_rows where import_id = ${importId} order by row_number`;

/** What the ledger holds of a channel in Pu'an, in fen. */
export async function heldBy({ sql }: Connection, channelCode: string): Promise<number> {
  const [row] = await sql<{ fen: number }[]>`
    select coalesce(sum(amount_fen), 0)::bigint as fen from ledger_entries where channel_code = ${channelCode}`;
  return Number(row!.fen);
}
