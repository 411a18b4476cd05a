import { describe, expect, it } from "vitest";
import type { ErrorCode } from "#app/kernel/errors.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";
import { workbook, zip } from "#tests/support/workbook.ts";
import { missingFields, proposeMapping } from "#app/domain/channels/reading/headings.ts";
import { openSales } from "#app/domain/channels/reading/open.ts";

const headings = ["签收日期", "金额（元）", "商品名称"];

async function rowsOf(bytes: Uint8Array) {
  const opened = await openSales(bytes);
  const rows: [number, ...string[]][] = [];
  for await (const { rowNumber, cells } of opened.rows)
    rows.push([rowNumber, ...cells.map(({ text }) => text)]);
  return rows;
}

const csv =
  '某平台导出\n签收日期,金额（元）,商品名称\n2026-06-05,"1,200",普安红茶\n,,\n合计,1200,\n2026-06-06,=cmd|x,"两\n行"\n';
/** The same text in GB18030. */
const gb18030 = Buffer.from(
  "c7a9cad5c8d5c6da2cbdf0b6eea3a8d4aaa3a92cc9ccc6b7c3fbb3c60a323032362d30362d30352c312cc6d5b0b20a",
  "hex",
);

describe("openSales", () => {
  it.each([
    ["UTF-8", Buffer.from(csv)],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${csv}`)],
  ])(
    "reads CSV in %s, below its titles, without sums and empty rows, and runs no formula",
    async (_, bytes) => {
      expect(await rowsOf(bytes)).toEqual([
        [3, "2026-06-05", "1,200", "普安红茶"],
        [expect.any(Number), "2026-06-06", "=cmd|x", "两\n行"],
      ]);
    },
  );

  it("reads CSV in GB18030", async () => {
    expect((await openSales(gb18030)).headings).toEqual(["签收日期", "金额(元)", "商品名称"]);
    expect(await rowsOf(gb18030)).toEqual([[2, "2026-06-05", "1", "普安"]]);
  });

  it("reads XLSX: days as numbers, shared texts, merged cells, the value a formula last came to", async () => {
    const bytes = workbook(
      [
        ["六月销售", "", ""],
        headings,
        [46_178, 1200.1, "普安红茶 & 薏仁米"],
        ["", { xml: "<f>B3*2</f><v>2400.2</v>" }, { xml: "<f>A1</f>" }],
      ],
      { merges: ["A1:C1", "A3:A4"] },
    );
    const opened = await openSales(bytes);
    const rows = [];
    for await (const row of opened.rows) rows.push(row.cells);
    expect(opened.rowCount).toBe(4);
    expect(rows[0]?.map(({ text }) => text)).toEqual(["46178", "1200.1", "普安红茶 & 薏仁米"]);
    expect(rows[1]).toMatchObject([
      { text: "46178", merged: true, serial: 46_178 },
      { text: "2400.2", formula: true },
      { text: "", formula: true },
    ]);
  });

  it("gives each column its heading whatever the file leaves out", async () => {
    const bytes = workbook([
      ["日期", "金额", "品名"],
      ["2026-06-05", "", "茶"],
    ]);
    expect(await rowsOf(bytes)).toEqual([[2, "2026-06-05", "", "茶"]]);
  });

  const good = [headings, ["2026-06-05", 1, "茶"]];
  const cases: [string, () => Uint8Array, ErrorCode][] = [
    ["a picture", () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), "sales_file.type"],
    ["a ZIP that is no workbook", () => zip([{ name: "a.txt", text: "x" }]), "sales_file.type"],
    [
      "an old workbook",
      () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]),
      "sales_file.old_format",
    ],
    [
      "a workbook under a password",
      () =>
        Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
      "sales_file.locked",
    ],
    [
      "an encrypted ZIP",
      () => workbook(good, { more: [{ name: "x", text: "x", flags: 1 }] }),
      "sales_file.locked",
    ],
    [
      "macros",
      () => workbook(good, { more: [{ name: "xl/vbaProject.bin", text: "x" }] }),
      "sales_file.macro",
    ],
    [
      "a bomb that says so",
      () => workbook(good, { more: [{ name: "xl/media/a", text: Buffer.alloc(8 << 20) }] }),
      "sales_file.bomb",
    ],
    [
      "a bomb that lies",
      () => zip([{ name: "xl/workbook.xml", text: Buffer.alloc(4 << 20, 32), claimed: 100 }]),
      "sales_file.bomb",
    ],
    ["a damaged workbook", () => workbook(good).subarray(0, 400), "sales_file.unreadable"],
    ["50 MB", () => Buffer.alloc(50 << 20, 49), "sales_file.too_large"],
    ["no headings", () => Buffer.from("一,二\n1,2\n"), "sales_file.headings_missing"],
    ["an empty file", () => Buffer.alloc(0), "sales_file.headings_missing"],
    ["a heading over two columns", () => Buffer.from("日期,金额,金额(元)\n"), "sales_file.heading_repeated"],
  ];
  it.each(cases)("refuses %s", async (_name, bytes, code) => {
    await expectRefusal(openSales(bytes()), code);
  });

  it("refuses the row behind the hundred thousandth", async () => {
    const bytes = Buffer.from(`日期,金额\n${"2026-06-05,1\n".repeat(100_001)}`);
    await expectRefusal(rowsOf(bytes), "sales_file.too_many_rows");
  });
});

describe("proposeMapping", () => {
  const found = ["签收日期", "成交金额（万元）", "商品", "产业", "店铺名称", "买家", "收货地址", "备注"];
  it("goes by synonyms, and by the unit a heading states", () =>
    expect(proposeMapping(found, null)).toEqual({
      columns: {
        occurredOn: "签收日期",
        amount: "成交金额（万元）",
        product: "商品",
        industry: "产业",
        seller: "店铺名称",
        buyer: "买家",
        buyerDistrict: "收货地址",
      },
      unit: "wan",
    }));
  it("prefers what was chosen for the channel's last file, where its headings are there", () => {
    const remembered = { columns: { product: "备注", seller: "别的" }, unit: "yuan" as const };
    expect(proposeMapping(found, remembered)).toMatchObject({
      columns: { product: "备注", seller: "店铺名称" },
      unit: "wan",
    });
  });
  it("says what is missing", () =>
    expect(missingFields(proposeMapping(["日期", "金额", "商品"], null))).toEqual([
      "industry",
      "seller",
      "buyer",
      "buyerDistrict",
    ]));
});
