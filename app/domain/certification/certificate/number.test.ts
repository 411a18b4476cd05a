import { describe, expect, it } from "vitest";
import type { CertificateNumberRule } from "#db/vocabulary/certification.ts";
import { isNumberAcceptable, normaliseNumber } from "./number.ts";

describe("isNumberAcceptable", () => {
  it.each<[CertificateNumberRule, string, boolean]>([
    ["green-food", `GF${"0".repeat(12)}`, true],
    ["green-food", `GF${"0".repeat(11)}`, false],
    ["green-food", `GF${"0".repeat(13)}`, false],
    ["green-food", "LB-00-0000000000A", true],
    ["green-food", "LB-00-0000000000", true],
    ["green-food", "LB-0-0000000000A", false],
    ["green-food", "LB", false],
    ["organic", "0".repeat(17), true],
    ["organic", "0".repeat(16), false],
    ["organic", `${"0".repeat(16)}X`, false],
    ["agri-gi", "AGI2016-01-1794", true],
    ["agri-gi", "AGI1816-01-1794", false],
    ["agri-gi", "AGI2016-1-1794", false],
    ["agri-gi", "AGI20160117940", false],
    ["food-licence", "SC11452000000000", true],
    ["food-licence", "SC20152000000000", true],
    ["food-licence", "SC10052000000000", false],
    ["food-licence", "SC13352000000000", false],
    ["food-licence", "SC11499000000000", false],
    ["food-licence", "SC1145200000000", false],
    ["food-licence", "QS11452000000000", false],
    ["free", "粤菜篮子-1", true],
    ["free", "", false],
  ])("%s %s: %s", (rule, number, acceptable) => {
    expect(isNumberAcceptable(rule, number, false)).toBe(acceptable);
  });

  it.each<CertificateNumberRule>(["free", "green-food", "organic", "agri-gi", "food-licence"])(
    "an invented %s number belongs to the demonstration world",
    (rule) => {
      expect(isNumberAcceptable(rule, "DEMO-0001", true)).toBe(true);
      expect(isNumberAcceptable(rule, "DEMO-0001", false)).toBe(false);
    },
  );
});

it("normalises width, case and spaces", () => expect(normaliseNumber(" ｇｆ 0001 ")).toBe("GF0001"));
