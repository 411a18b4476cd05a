import { describe, expect, test } from "vitest";
import {
  formatAmount,
  formatBytes,
  formatClause,
  formatCount,
  formatDate,
  formatInTableUnit,
  formatInstant,
  formatMoney,
  formatMoneyShort,
  formatMonth,
  formatMonthName,
  formatMonthWord,
  formatPercent,
  formatQuantity,
  formatShare,
  unitWord,
} from "./format.ts";

test.each([
  [0, "¥0.00"],
  [1, "¥0.01"],
  [-1, "-¥0.01"],
  [99, "¥0.99"],
  [100, "¥1.00"],
  [123_450, "¥1,234.50"],
  [-123_450, "-¥1,234.50"],
  [99_999_999_99, "¥99,999,999.99"],
  [37_000_000_000, "¥370,000,000.00"],
  [Number.MAX_SAFE_INTEGER, "¥90,071,992,547,409.91"],
])("%i fen are %s", (fen, text) => {
  expect(formatMoney(fen)).toBe(text);
  expect(formatAmount(fen)).toBe(text.replace("¥", ""));
});

describe("the short form", () => {
  test.each([
    [0, "¥0.00"],
    [1, "¥0.01"],
    [995_000, "¥9,950.00"],
    [999_999, "¥9,999.99"],
    [1_000_000, "1万元"],
    [1_234_999, "1.23万元"],
    [1_235_000, "1.24万元"],
    [3_120_500_000, "3,120.5万元"],
    [9_949_999_999, "9,950.00万元"],
    [3_120_500_001, "3,120.50万元"],
    [9_999_949_999, "9,999.95万元"],
    [9_999_999_999, "1.00亿元"],
    [10_000_000_000, "1亿元"],
    [14_200_000_000, "1.42亿元"],
    [37_000_000_000, "3.7亿元"],
    [-14_249_999_999, "-1.42亿元"],
    [-14_250_000_000, "-1.43亿元"],
  ])("%i fen are %s", (fen, text) => {
    expect(formatMoneyShort(fen, "zh-CN")).toBe(text);
  });

  test.each([
    [99_999_999, "¥999,999.99"],
    [100_000_000, "¥1 million"],
    [99_999_999_999, "¥1.00 billion"],
    [37_000_000_000, "¥370 million"],
    [123_456_789_012, "¥1.23 billion"],
    [-14_250_000_000, "-¥142.5 million"],
  ])("%i fen are %s", (fen, text) => {
    expect(formatMoneyShort(fen, "en")).toBe(text);
  });
});

test.each([
  [1_236_276_543, "1,236.28", "12,362.77"],
  [1_000_000, "1.00", "10.00"],
  [0, "0.00", "0.00"],
  [5_000, "0.01", "0.05"],
  [4_999, "¥49.99", "0.05"],
  [-1, "-¥0.01", "-¥0.01"],
  [-2_345_000, "-2.35", "-23.45"],
])("%i fen are %s 万元 and %s thousand yuan in a table", (fen, chinese, english) => {
  expect(formatInTableUnit(fen, "zh-CN")).toBe(chinese);
  expect(formatInTableUnit(fen, "en")).toBe(english);
});

test.each([
  [0, "0"],
  [1, "0.001"],
  [2_500, "2.5"],
  [1_000_000, "1,000"],
  [-1_250, "-1.25"],
])("%i thousandths are %s", (milli, text) => {
  expect(formatQuantity(milli)).toBe(text);
});

test.each([
  [0, 1, "0.0%"],
  [1_234, 1, "12.3%"],
  [1_235, 1, "12.4%"],
  [-1_235, 1, "-12.4%"],
  [10_000, 0, "100%"],
  [4_449, 0, "44%"],
  [4_450, 0, "45%"],
  [7, 2, "0.07%"],
] as const)("%i basis points with %i decimals are %s", (points, decimals, text) => {
  expect(formatPercent(points, decimals)).toBe(text);
});

test.each([
  [1, 3, "33.3%"],
  [2, 3, "66.7%"],
  [370, 370, "100.0%"],
  [481, 370, "130.0%"],
  [1, 100_000, "<0.1%"],
  [5, 10_000, "0.1%"],
  [36_999_999_999, 37_000_000_000, ">99.9%"],
  [9_994, 10_000, "99.9%"],
  [0, 370, "0.0%"],
  [-1, 100, "-1.0%"],
  [5, 0, "0.0%"],
])("%i of %i is a share of %s", (part, whole, text) => {
  expect(formatShare(part, whole)).toBe(text);
});

test("days and months", () => {
  expect(formatDate("2026-03-05", "zh-CN")).toBe("2026年3月5日");
  expect(formatDate("2026-03-05", "en")).toBe("5 Mar 2026");
  expect(formatMonth("2026-12", "zh-CN")).toBe("2026年12月");
  expect(formatMonth("2026-12", "en")).toBe("Dec 2026");
  expect([formatMonthName(9, "en"), formatMonthWord(9, "en")]).toEqual(["Sep", "September"]);
  expect([formatMonthName(9, "zh-CN"), formatMonthWord(9, "zh-CN")]).toEqual(["9月", "9月"]);
});

test("an instant is told by the clock of Shanghai", () => {
  expect(formatInstant("2026-03-04T16:30:00Z")).toBe("2026-03-05 00:30");
  expect(formatInstant(new Date("2026-12-31T15:59:59Z"))).toBe("2026-12-31 23:59");
});

test("counts and sizes", () => {
  expect(formatCount(1_000_000)).toBe("1,000,000");
  expect(formatBytes(999)).toBe("999 B");
  expect(formatBytes(310_400)).toBe("310 kB");
  expect(formatBytes(2_000_000)).toBe("2 MB");
  expect(formatBytes(2_450_000)).toBe("2.5 MB");
});

test.each([
  ["carton", 2, "cartons"],
  ["foam carton", 20_000, "foam cartons"],
  ["carton", 1, "carton"],
  ["carton", 0, "cartons"],
  ["box", 10, "boxes"],
  ["tray", 10, "trays"],
  ["tally", 10, "tallies"],
  ["pieces", 10, "pieces"],
  ["kg", 50, "kg"],
  ["mu", 2, "mu"],
  ["箱", 20, "箱"],
])("the word %s for %i", (unit, count, word) => expect(unitWord(unit, count)).toBe(word));

test("a clause of the plan stands in the brackets of its language", () => {
  expect(formatClause("(九)", "zh-CN")).toBe("（九）");
  expect(formatClause("(九)", "en")).toBe("(9)");
  expect(formatClause("州乡振指通〔2021〕5号 (十)", "zh-CN")).toBe("州乡振指通〔2021〕5号（十）");
  expect(formatClause("州乡振指通〔2021〕5号 (十)", "en")).toBe("州乡振指通〔2021〕5号 (10)");
  expect(formatClause("Notice 7 (draft)", "en")).toBe("Notice 7 (draft)");
});
