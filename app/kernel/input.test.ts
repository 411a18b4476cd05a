import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import { describe, expect, it, test } from "vitest";
import {
  businessDay,
  identifier,
  optionalText,
  positiveYuan,
  requiredText,
  wholePacks,
  yuanOrFen,
} from "./input.ts";

describe("texts", () => {
  it("are trimmed", () => expect(requiredText(5).parse("  茶  ")).toBe("茶"));
  it("lose what nobody sees", () => expect(requiredText(5).parse("\u202e茶\u200b")).toBe("茶"));
  it("keep line breaks", () => expect(requiredText(5).parse("a\nb\tc")).toBe("a\nb\tc"));
  it("keep emoji", () => expect(requiredText(5).parse("茶🍵")).toBe("茶🍵"));
  it.each(["", "   ", "\u200b\ufeff", "a\u0000b", "a\u0007", "\ud800", "123456", 7, null])(
    "refuse %j",
    (text) => expect(requiredText(5).safeParse(text).success).toBe(false),
  );
  it("may be left out where optional", () => expect(optionalText(5).parse(undefined)).toBe(""));
});

describe("identifier", () => {
  it("takes a forged one, which nobody will find", () => expect(identifier.parse("forged")).toBe("forged"));
  it.each(["", "x".repeat(65), "a\u0000"])("refuses %j", (text) =>
    expect(identifier.safeParse(text).success).toBe(false),
  );
});

describe("wholePacks", () => {
  it.each<[unknown, number]>([
    ["10", 10],
    [3, 3],
    [" 7 ", 7],
  ])("reads %j", (value, packs) => expect(wholePacks.parse(value)).toBe(packs));
  it.each(["0", "-1", "1.5", "1e3", "", "十", 0.5, Number.NaN, "9999999999", null, [], {}])(
    "refuses %j",
    (value) => expect(wholePacks.safeParse(value).success).toBe(false),
  );
});

describe("businessDay", () => {
  it("takes a day", () => expect(businessDay.parse("2026-12-01")).toBe("2026-12-01"));
  it.each(["2026-02-30", "2026/12/01", "9999-12-31", "0001-01-01", "", 20261201])("refuses %j", (value) =>
    expect(businessDay.safeParse(value).success).toBe(false),
  );
});

describe("positiveYuan", () => {
  it("reads yuan into fen", () => expect(positiveYuan.parse("1,234.50")).toBe(123_450));
  it.each(["0", "-5", "abc", "1.234", "99999999999999"])("refuses %j", (value) =>
    expect(positiveYuan.safeParse(value).success).toBe(false),
  );
});

test.each(["5.000", "1e3", "0x10", "-5", "Infinity", ""])(
  "a form's amount %j is refused, and never taken for a number of fen",
  (typed) => {
    const form = new FormData();
    form.set("amount", typed);
    const submission = parseWithZod(form, { schema: z.object({ amount: yuanOrFen }) });
    expect(submission.status).toBe("error");
  },
);

test("an amount is yuan as typed, or fen as another act hands it over", () => {
  expect(yuanOrFen.parse("12.5")).toBe(1250);
  expect(yuanOrFen.parse(1250)).toBe(1250);
});
