import { expect, test } from "vitest";
import { refusalValues } from "./refusal-values.ts";

const details = {
  moq: 10,
  choices: [10, 15],
  available: 25_670,
  kilograms: 1_500.25,
  year: 2026,
  unitZh: "箱",
  unitEn: "carton",
  totalFen: 123_450,
  highestFen: null,
};

const numbers = { moq: "10", available: "25,670", kilograms: "1,500.25", year: "2026" };

test.each([
  ["zh-CN", { ...numbers, choices: "10 或 15", unit: "箱", total: "¥1,234.50", highest: "—" }],
  ["en", { ...numbers, choices: "10 or 15", unit: "cartons", total: "¥1,234.50", highest: "—" }],
] as const)("in %s", (locale, values) => expect(refusalValues(locale, details)).toEqual(values));
