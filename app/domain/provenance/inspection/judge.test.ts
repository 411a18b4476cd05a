import { describe, expect, it } from "vitest";
import { inspectionParameterRows } from "#db/reference/inspection.ts";
import type { ReadingOutcome } from "#db/vocabulary/inspection.ts";
import type { InspectionVerdict } from "#db/vocabulary/provenance.ts";
import { comparableUnits, judgeReading, type Limit, type Reading, verdictOfOutcomes } from "./judge.ts";

const limit = (edit: Partial<Limit>): Limit => ({
  comparison: "at-most",
  lowMicro: null,
  highMicro: null,
  unit: "mg-per-kg",
  ...edit,
});
const measured = (valueMicro: number, edit: Partial<Reading> = {}): Reading => ({
  found: "measured",
  valueMicro,
  detectionLimitMicro: null,
  valueUnit: "mg-per-kg",
  ...edit,
});
const undetected = (detectionLimitMicro: number | null, edit: Partial<Reading> = {}): Reading => ({
  ...measured(0, edit),
  found: "not-detected",
  valueMicro: null,
  detectionLimitMicro,
});

const atMostFive = limit({ highMicro: 5_000_000 });
const belowFive = limit({ comparison: "below", highMicro: 5_000_000 });
const atLeast = limit({ comparison: "at-least", lowMicro: 32_000_000, unit: "percent" });
const between = limit({ comparison: "between", lowMicro: 5_400_000, highMicro: 6_400_000, unit: "ph" });
const none = limit({ comparison: "not-detected", unit: "ug-per-kg" });

it.each<[string, Limit, Reading, ReadingOutcome]>([
  ["≤ 5: 5 is within", atMostFive, measured(5_000_000), "within"],
  ["≤ 5: 5.000001 is beyond", atMostFive, measured(5_000_001), "beyond"],
  ["≤ 5: 0 is within", atMostFive, measured(0), "within"],
  ["< 5: 5 is beyond", belowFive, measured(5_000_000), "beyond"],
  ["< 5: 4.999999 is within", belowFive, measured(4_999_999), "within"],
  ["≥ 32 %: 32 is within", atLeast, measured(32_000_000, { valueUnit: "percent" }), "within"],
  ["≥ 32 %: 31.9 is beyond", atLeast, measured(31_900_000, { valueUnit: "percent" }), "beyond"],
  ["5.4–6.4: the lower end is within", between, measured(5_400_000, { valueUnit: "ph" }), "within"],
  ["5.4–6.4: the upper end is within", between, measured(6_400_000, { valueUnit: "ph" }), "within"],
  ["5.4–6.4: 5.39 is beyond", between, measured(5_390_000, { valueUnit: "ph" }), "beyond"],
  ["5.4–6.4: 6.41 is beyond", between, measured(6_410_000, { valueUnit: "ph" }), "beyond"],
  ["not to be detected: not detected", none, undetected(null, { valueUnit: "ug-per-kg" }), "within"],
  ["not to be detected: a trace is beyond", none, measured(1, { valueUnit: "ug-per-kg" }), "beyond"],
  ["not to be detected: a written 0 is beyond", none, measured(0, { valueUnit: "ug-per-kg" }), "beyond"],
  ["≤ 5: not detected, no detection limit given", atMostFive, undetected(null), "within"],
  ["≤ 5: not detected by a method that sees 5", atMostFive, undetected(5_000_000), "within"],
  ["≤ 5: not detected by a method that sees only 6", atMostFive, undetected(6_000_000), "undecided"],
  ["≥ 32 %: not detected is beyond", atLeast, undetected(null, { valueUnit: "percent" }), "beyond"],
  ["not tested", atMostFive, { ...measured(0), found: "not-tested", valueMicro: null }, "undecided"],
  [
    "µg/kg against mg/kg: 5000 is within",
    atMostFive,
    measured(5_000_000_000, { valueUnit: "ug-per-kg" }),
    "within",
  ],
  [
    "µg/kg against mg/kg: 5001 is beyond",
    atMostFive,
    measured(5_001_000_000, { valueUnit: "ug-per-kg" }),
    "beyond",
  ],
  ["% against mg/kg: 0.0005 is within", atMostFive, measured(500, { valueUnit: "percent" }), "within"],
  ["% against mg/kg: 0.000501 is beyond", atMostFive, measured(501, { valueUnit: "percent" }), "beyond"],
  [
    "the detection limit too is converted",
    atMostFive,
    undetected(5_001_000_000, { valueUnit: "ug-per-kg" }),
    "undecided",
  ],
  ["units that do not compare", atMostFive, measured(1, { valueUnit: "ph" }), "undecided"],
])("%s", (_, limit, reading, outcome) => expect(judgeReading(limit, reading)).toBe(outcome));

it.each<[ReadingOutcome[], InspectionVerdict]>([
  [[], "undecided"],
  [["within", "within"], "passed"],
  [["within", "undecided"], "undecided"],
  [["undecided", "beyond"], "failed"],
  [["within", "beyond"], "failed"],
])("%j: %s", (outcomes, verdict) => expect(verdictOfOutcomes(outcomes)).toBe(verdict));

it("offers the units of a mass fraction for a mass fraction, and no other for anything else", () => {
  expect(comparableUnits("percent")).toEqual([
    "percent",
    "ug-per-kg",
    "mg-per-kg",
    "mg-per-100g",
    "g-per-kg",
  ]);
  expect(comparableUnits("ph")).toEqual(["ph"]);
});

describe("the limits on record", () => {
  it.each(inspectionParameterRows)(
    "$templateCode $code names a standard, or says that it is made up",
    (row) => {
      if (row.isDemo) expect(row.sourceZh).toContain("DEMO");
      else expect(row.sourceZh).toMatch(/^(GB 27(07|62|63)-\d{4}|农业农村部公告第\d+号)$/);
    },
  );
});
