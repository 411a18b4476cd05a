import { expect, it } from "vitest";
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
  ["12,5", "yuan", { problem: "amount" }],
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
