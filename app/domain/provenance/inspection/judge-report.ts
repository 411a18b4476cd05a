import { DomainError, type ErrorCode, type FieldIssue } from "#app/kernel/errors.ts";
import type { InspectionVerdict } from "#db/vocabulary/provenance.ts";
import type { ReadingOutcome } from "#db/vocabulary/inspection.ts";
import type { GivenReport } from "./input.ts";
import { comparableUnits, judgeReading, type Limit, type Reading, verdictOfOutcomes } from "./judge.ts";

/** A parameter of a template, as a reading is held against it. */
export type JudgedParameter = Limit & {
  code: string;
  nameZh: string;
  nameEn: string;
  method: string;
  sourceZh: string;
  isDemo: boolean;
};

/** A reading with its limit and what the rule made of it. */
export type JudgedReading = Omit<JudgedParameter, "code"> &
  Reading & { parameterCode: string; outcome: ReadingOutcome };

/**
 * The verdict of a report: by rule from its readings where it follows a template, every parameter without a reading
 * counting as not tested; else what the laboratory concluded.
 * @throws DomainError `inspection.readings_wrong` with an issue for each field, `inspection.verdict_missing`,
 * `inspection.verdict_by_rule` when a verdict is stated beside readings.
 */
export function judgeReport(
  parameters: readonly JudgedParameter[] | null,
  given: { readings: GivenReport["readings"]; verdict: InspectionVerdict | null },
): { verdict: InspectionVerdict; readings: JudgedReading[] } {
  if (!parameters) {
    if (given.readings.length > 0) throw wrong([issue(0, "parameter", "inspection.parameter_unknown")]);
    if (!given.verdict) throw onVerdict("inspection.verdict_missing");
    return { verdict: given.verdict, readings: [] };
  }
  if (given.verdict) throw onVerdict("inspection.verdict_by_rule");
  const issues = given.readings.flatMap((_, index) => {
    const code = problemOf(parameters, given.readings, index);
    return code ? [issue(index, code.field, code.code)] : [];
  });
  if (issues.length > 0) throw wrong(issues);
  const readings = parameters.map(({ code, nameZh, nameEn, method, sourceZh, isDemo, ...limit }) => {
    const shown = { nameZh, nameEn, method, sourceZh, isDemo, parameterCode: code };
    const { unit, comparison, lowMicro, highMicro } = limit;
    const held = { unit, comparison, lowMicro, highMicro };
    const reading = readingOf(
      held,
      given.readings.find(({ parameter }) => parameter === code),
    );
    return { ...shown, ...held, ...reading, outcome: judgeReading(held, reading) };
  });
  return { verdict: verdictOfOutcomes(readings.map(({ outcome }) => outcome)), readings };
}

type GivenReading = GivenReport["readings"][number];

function readingOf(limit: Limit, given: GivenReading | undefined): Reading {
  const found = given?.found ?? "not-tested";
  return {
    found,
    valueMicro: found === "measured" ? (given?.value ?? null) : null,
    detectionLimitMicro: found === "not-detected" ? (given?.detectionLimit ?? null) : null,
    valueUnit: given?.unit ?? limit.unit,
  };
}

/** What is wrong with the reading at an index; null when nothing is. */
function problemOf(
  parameters: readonly JudgedParameter[],
  readings: GivenReport["readings"],
  index: number,
): { field: string; code: ErrorCode } | null {
  const reading = readings[index] as GivenReading;
  const parameter = parameters.find(({ code }) => code === reading.parameter);
  const first = readings.findIndex((other) => other.parameter === reading.parameter);
  if (!parameter || first !== index) return { field: "parameter", code: "inspection.parameter_unknown" };
  if (reading.unit && !comparableUnits(parameter.unit).includes(reading.unit))
    return { field: "unit", code: "inspection.unit_not_comparable" };
  if (reading.found === "measured" && reading.value === null)
    return { field: "value", code: "inspection.value_missing" };
  if (reading.found !== "measured" && reading.value !== null)
    return { field: "value", code: "inspection.value_unexpected" };
  if (reading.found !== "not-detected" && reading.detectionLimit !== null)
    return { field: "detectionLimit", code: "inspection.value_unexpected" };
  return null;
}

const issue = (index: number, field: string, code: ErrorCode): FieldIssue => ({
  path: ["readings", index, field],
  code,
});

const wrong = (issues: FieldIssue[]) => new DomainError("inspection.readings_wrong", {}, issues);

const onVerdict = (code: ErrorCode) => new DomainError(code, {}, [{ path: ["verdict"], code }]);
