import { expect, it } from "vitest";
import { safeCell, writeCsv } from "./export.ts";
import { readAmount, readDay, unitStated } from "./values.ts";

it.each([
  ["1234.5", "yuan", { fen: 123_450 }],
  ["１，２３４．５０", "yuan", { fen: 123_450 }],
  ["￥1,234.50元", "yuan", { fen: 123_450 }],
  ["-80", "yuan", { fen: -8_000 }],
  ["(80.00)", "yuan", { fen: -8_000 }],
  ["80.00-", "yuan", { fen: -8_000 }],
  ["1.2", "wan", { fen: 1_200_000 }],
  ["1.2万元", "wan", { fen: 1_200_000 }],
  ["0.000001", "wan", { fen: 1 }],
  ["1.2万元", "yuan", { otherUnit: "wan" }],
  ["12000元", "wan", { otherUnit: "yuan" }],
  ["12.345", "yuan", { problem: "amount" }],
  ["0.00", "yuan", { problem: "amount_zero" }],
  ["1e5", "yuan", { problem: "amount" }],
  ["待定", "yuan", { problem: "amount" }],
  ["99999999999999", "yuan", { problem: "amount" }],
] as const)("%s in %s is %j", (text, unit, expected) => expect(readAmount(text, unit)).toEqual(expected));

it.each([
  ["2026-06-05", "2026-06-05"],
  ["2026/6/5", "2026-06-05"],
  ["2026.6.5", "2026-06-05"],
  ["２０２６年６月５日", "2026-06-05"],
  ["2026年6月5日 14:30", "2026-06-05"],
  ["20260605", "2026-06-05"],
  ["2026-06-05T23:59:59", "2026-06-05"],
  ["46178", "2026-06-05"],
  ["2026-02-29", null],
  ["6/5/2026", null],
  ["26-6-5", null],
  ["昨天", null],
])("the day %s is %s", (text, day) => expect(readDay({ text })).toBe(day));

it("a number of a workbook is a day counted from 1900, with its time left out", () =>
  expect(readDay({ text: "46178.75", serial: 46_178.75 })).toBe("2026-06-05"));

it.each([
  ["金额（万元）", "wan"],
  ["成交金额(元)", "yuan"],
  ["金额", null],
])("the heading %s states %s", (heading, unit) => expect(unitStated(heading)).toBe(unit));

it.each([
  ["=cmd|'/C calc'!A0", "'=cmd|'/C calc'!A0"],
  ["+86 138", "'+86 138"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["-1,234.50", '"-1,234.50"'],
  ["-2+3", "'-2+3"],
  ["\tx", "'\tx"],
  ['他说"好"', '"他说""好"""'],
  ["普安红茶", "普安红茶"],
])("%j is exported as %j", (text, cell) => expect(safeCell(text)).toBe(cell));

it("a file begins with the mark by which Excel knows UTF-8", () =>
  expect(writeCsv([["一", "二"]])).toBe("\ufeff一,二\r\n"));
