import { describe, expect, it } from "vitest";
import { optionalWholeNumber, parseMilli, positiveMilli, wholeNumber } from "./number-input.ts";

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
  ])("%s is %s thousandths", (text, milli) => expect(parseMilli(text)).toBe(milli));
});

describe("positiveMilli", () => {
  it("keeps grams of kilograms", () => expect(positiveMilli(10).parse("2.25")).toBe(2250));
  it.each(["0", "-1", "10.001", "x", 5])("refuses %j", (value) =>
    expect(positiveMilli(10).safeParse(value).success).toBe(false),
  );
});
