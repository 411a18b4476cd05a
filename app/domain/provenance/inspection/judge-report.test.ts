import { describe, expect, it } from "vitest";
import { type DomainError, type ErrorCode, isDomainError } from "#app/kernel/errors.ts";
import { inspectionParameterRows } from "#db/reference/inspection.ts";
import type { GivenReport } from "./input.ts";
import { judgeReport } from "./judge-report.ts";

const meat = inspectionParameterRows.filter(({ templateCode }) => templateCode === "meat");

type Given = GivenReport["readings"][number];
const value = (parameter: string, micro: number, edit: Partial<Given> = {}): Given => ({
  parameter,
  found: "measured",
  value: micro,
  detectionLimit: null,
  ...edit,
});
const sound: Given[] = [
  value("lead", 50_000),
  value("cadmium", 20, { unit: "g-per-kg" }),
  value("volatile-nitrogen", 15_000_000),
  value("clenbuterol", 0, { found: "not-detected", value: null, detectionLimit: 500_000 }),
  value("ph", 5_800_000),
];
const withReading = (changed: Given) =>
  sound.map((reading) => (reading.parameter === changed.parameter ? changed : reading));
const judged = (readings: Given[]) => judgeReport(meat, { readings, verdict: null });

describe("the readings of a template", () => {
  it("pass when every one is within its limit, and keep the limit they were held against", () => {
    const { verdict, readings } = judged(sound);
    expect(verdict).toBe("passed");
    expect(readings).toHaveLength(5);
    expect(readings[1]).toMatchObject({
      parameterCode: "cadmium",
      unit: "mg-per-kg",
      highMicro: 100_000,
      valueUnit: "g-per-kg",
      valueMicro: 20,
      sourceZh: "GB 2762-2022",
      outcome: "within",
    });
  });

  it.each<[string, Given[], string]>([
    ["one beyond", withReading(value("lead", 200_001)), "failed"],
    ["one beyond and one left out", withReading(value("lead", 200_001)).slice(0, 4), "failed"],
    ["one left out", sound.slice(0, 4), "undecided"],
    ["one not tested", withReading(value("ph", 0, { found: "not-tested", value: null })), "undecided"],
    ["none at all", [], "undecided"],
  ])("%s: %s", (_, readings, verdict) => expect(judged(readings).verdict).toBe(verdict));

  it.each<[string, Given[], ErrorCode]>([
    ["a parameter of another list", [value("moisture", 1)], "inspection.parameter_unknown"],
    ["a parameter twice", [...sound, value("lead", 1)], "inspection.parameter_unknown"],
    [
      "a unit of another kind",
      withReading(value("lead", 1, { unit: "ph" })),
      "inspection.unit_not_comparable",
    ],
    [
      "a measured one without a value",
      withReading(value("lead", 0, { value: null })),
      "inspection.value_missing",
    ],
    [
      "a value of what was not detected",
      withReading(value("lead", 1, { found: "not-detected" })),
      "inspection.value_unexpected",
    ],
    [
      "a detection limit of a measured one",
      withReading(value("lead", 1, { detectionLimit: 1 })),
      "inspection.value_unexpected",
    ],
  ])("refuse %s", (_, readings, code) => {
    const error = refusalOf(() => judged(readings));
    expect(error.code).toBe("inspection.readings_wrong");
    expect(error.issues.map((issue) => issue.code)).toEqual([code]);
  });
});

it("takes the laboratory's verdict where there is no template, and only there", () => {
  expect(judgeReport(null, { readings: [], verdict: "failed" })).toEqual({ verdict: "failed", readings: [] });
  expect(refusalOf(() => judgeReport(null, { readings: [], verdict: null })).code).toBe(
    "inspection.verdict_missing",
  );
  expect(refusalOf(() => judgeReport(null, { readings: sound, verdict: "passed" })).code).toBe(
    "inspection.readings_wrong",
  );
  expect(refusalOf(() => judgeReport(meat, { readings: sound, verdict: "passed" })).code).toBe(
    "inspection.verdict_by_rule",
  );
});

function refusalOf(act: () => unknown): DomainError {
  try {
    act();
  } catch (error) {
    if (isDomainError(error)) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}
