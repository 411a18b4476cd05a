import { readSheet, default as readWorkbook } from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { inertText } from "#app/kernel/csv.ts";
import { heading, type Row, row, yuanOf } from "./cell.ts";
import { csvOf } from "./csv.ts";
import { xlsxOf } from "./xlsx.server.ts";

describe("text in a spreadsheet", () => {
  it.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["＝1+1", "'＝1+1"],
    ["普安红茶", "普安红茶"],
    ["a=b", "a=b"],
    ["茶\u0000\u0007\ufffe", "茶"],
  ])("%j is written %j", (text, written) => expect(inertText(text)).toBe(written));

  it.each([
    [0, "0.00"],
    [5, "0.05"],
    [-5, "-0.05"],
    [123_450, "1234.50"],
    [37_000_000_001, "370000000.01"],
    [9_007_199_254_740_991, "90071992547409.91"],
  ])("%i fen are %s yuan, exactly", (fen, yuan) => expect(yuanOf(fen)).toBe(yuan));
});

const rows: Row[] = [
  heading("名称", "金额（元）", "日期"),
  row('普安<红>&"茶"', { fen: 37_000_000_001 }, { day: "2026-02-29".replace("29", "28") }),
  row("=1+1", { fen: -5 }, null, { count: 12 }, { share: 1234 }),
];

async function bytesOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

describe("a workbook", () => {
  it("is read back by another program as it was written: names, numbers, days, and no formula", async () => {
    const file = await bytesOf(
      xlsxOf([
        { name: "总计", widths: [20, 20], rows },
        { name: "台账", widths: [], rows: [row("一")] },
      ]),
    );
    const sheets = await readWorkbook(file);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["总计", "台账"]);
    const day = new Date("2026-02-28T00:00:00Z");
    expect(sheets[0]?.data).toEqual([
      ["名称", "金额（元）", "日期", null, null],
      ['普安<红>&"茶"', 370_000_000.01, day, null, null],
      ["'=1+1", -0.05, null, 12, 0.1234],
    ]);
  });

  it("of a hundred thousand rows is never held in memory", async () => {
    async function* many() {
      for (let index = 0; index < 100_000; index++)
        yield row({ count: index }, "普安县某某合作社", { fen: index * 7 }, "a".repeat(60));
    }
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
    let [most, size] = [0, 0];
    for await (const chunk of xlsxOf([{ name: "台账", widths: [], rows: many() }])) {
      size += chunk.length;
      const { arrayBuffers, heapUsed } = process.memoryUsage();
      most = Math.max(most, arrayBuffers + heapUsed - before);
    }
    expect(size).toBeGreaterThan(1_000_000);
    // The sheet's text alone is some 30 MB; what is not yet collected may stand for a while.
    expect(most).toBeLessThan(150_000_000);
  }, 60_000);

  it("is also to be had as lines for Excel in China", async () => {
    let text = "";
    for await (const part of csvOf(rows)) text += part;
    expect(text).toBe(
      '\ufeff名称,金额（元）,日期\r\n"普安<红>&""茶""",370000000.01,2026-02-28\r\n\'=1+1,-0.05,,12,12.34%\r\n',
    );
  });
});

it("reads one sheet by its name", async () => {
  const file = await bytesOf(xlsxOf([{ name: "分县", widths: [], rows: [row("普安县", { fen: 100 })] }]));
  expect(await readSheet(file, "分县")).toEqual([["普安县", 1]]);
});
