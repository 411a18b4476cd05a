import { describe, expect, it } from "vitest";
import {
  optionalDecimal,
  optionalWholeNumber,
  parseMilli,
  positiveMilli,
  price,
  wholeNumber,
} from "./number-input.ts";

describe("wholeNumber", () => {
  it.each<[unknown, number]>([
    ["12", 12],
    [12, 12],
    [" 3 ", 3],
    ["-2", -2],
  ])("reads %j", (value, number) => expect(wholeNumber(-5, 12).parse(value)).toBe(number));
  it.each(["13", "-6", "1.5", 1.5, "1e1", "", "三", Number.NaN, Number.POSITIVE_INFINITY, null, [], {}])(
    "refuses %j",
    (value) => expect(wholeNumber(-5, 12).safeParse(value).success).toBe(false),
  );
});

describe("optionalWholeNumber", () => {
  it("is absent when left empty", () => {
    expect(optionalWholeNumber(1, 12).parse("")).toBeUndefined();
    expect(optionalWholeNumber(1, 12).parse(undefined)).toBeUndefined();
  });
  it("is checked when filled in", () => {
    expect(optionalWholeNumber(1, 12).parse("7")).toBe(7);
    expect(optionalWholeNumber(1, 12).safeParse("13").success).toBe(false);
  });
});

describe("parseMilli", () => {
  it.each<[string, number | null]>([
    ["12.5", 12_500],
    ["0.001", 1],
    ["1,200", 1_200_000],
    ["１２．５", 12_500],
    ["-3", -3000],
    ["1.2345", null],
    ["1e3", null],
    ["", null],
    ["公斤", null],
    ["12,5", null],
  ])("%s is %s thousandths", (text, milli) => expect(parseMilli(text)).toBe(milli));
});

describe("positiveMilli", () => {
  it("keeps grams of kilograms, typed or read before", () => {
    expect(positiveMilli(10).parse("2.25")).toBe(2250);
    expect(positiveMilli(10).parse(2250)).toBe(2250);
  });
  it.each(["0", "-1", "10.001", "x", "1e1", 0.5, 10_001, null])("refuses %j", (value) =>
    expect(positiveMilli(10).safeParse(value).success).toBe(false),
  );
});

describe("price", () => {
  it.each<[string | number, number]>([
    ["12.5", 1250],
    ["¥1,000", 100_000],
    [1250, 1250],
  ])("reads %j", (value, fen) => expect(price.parse(value)).toBe(fen));
  it.each(["0", "-1", "1e3", "0x10", "", 0, 1.5, null])("refuses %j", (value) =>
    expect(price.safeParse(value).success).toBe(false),
  );
});

describe("optionalDecimal", () => {
  it.each<[string | number | null | undefined, number | null]>([
    ["25.78", 25_780_000],
    ["-0.000001", -1],
    ["", null],
    [undefined, null],
    [null, null],
    [25_780_000, 25_780_000],
  ])("reads %j", (value, millionths) => expect(optionalDecimal(6, 90).parse(value)).toBe(millionths));
  it.each(["90.1", "1e1", "25.1234567", "北", 90_000_001, 0.5])("refuses %j", (value) =>
    expect(optionalDecimal(6, 90).safeParse(value).success).toBe(false),
  );
});
