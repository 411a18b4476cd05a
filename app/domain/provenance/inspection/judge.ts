import type {
  InspectionUnit,
  LimitComparison,
  ReadingKind,
  ReadingOutcome,
} from "#db/vocabulary/inspection.ts";
import type { InspectionVerdict } from "#db/vocabulary/provenance.ts";

/** What a parameter may be, in millionths of its unit. */
export type Limit = {
  comparison: LimitComparison;
  lowMicro: number | null;
  highMicro: number | null;
  unit: InspectionUnit;
};

/** What the laboratory found, in millionths of the unit it wrote. */
export type Reading = {
  found: ReadingKind;
  valueMicro: number | null;
  /** The least its method can see; null where the report does not say. */
  detectionLimitMicro: number | null;
  valueUnit: InspectionUnit;
};

/** Micrograms in a kilogram of goods, for the units that say how much of something is in them. */
const microgramsPerKilogram: Partial<Record<InspectionUnit, bigint>> = {
  "ug-per-kg": 1n,
  "mg-per-kg": 1_000n,
  "mg-per-100g": 10_000n,
  "g-per-kg": 1_000_000n,
  percent: 10_000_000n,
};

/** The units in which a reading can be held against a limit of a unit, that unit first. */
export function comparableUnits(unit: InspectionUnit): InspectionUnit[] {
  if (microgramsPerKilogram[unit] === undefined) return [unit];
  const others = (Object.keys(microgramsPerKilogram) as InspectionUnit[]).filter((other) => other !== unit);
  return [unit, ...others];
}

/** An amount as a whole number that amounts in every comparable unit share. */
function exact(micro: number, unit: InspectionUnit): bigint {
  return BigInt(micro) * (microgramsPerKilogram[unit] ?? 1n);
}

/**
 * Holds a reading against its limit. What was not tested, and what cannot be compared, is undecided; so is a substance
 * not detected by a method whose detection limit lies above what is allowed. A limit of "not detected" is broken by any
 * measured value, even 0: a laboratory that writes a value has seen something.
 */
export function judgeReading(limit: Limit, reading: Reading): ReadingOutcome {
  if (reading.found === "not-tested") return "undecided";
  if (!comparableUnits(limit.unit).includes(reading.valueUnit)) return "undecided";
  return reading.found === "not-detected" ? judgeUndetected(limit, reading) : judgeMeasured(limit, reading);
}

function judgeMeasured(limit: Limit, { valueMicro, valueUnit }: Reading): ReadingOutcome {
  if (valueMicro === null) return "undecided";
  const value = exact(valueMicro, valueUnit);
  const low = limit.lowMicro === null ? null : exact(limit.lowMicro, limit.unit);
  const high = limit.highMicro === null ? null : exact(limit.highMicro, limit.unit);
  const within = (() => {
    switch (limit.comparison) {
      case "at-most":
        return high !== null && value <= high;
      case "below":
        return high !== null && value < high;
      case "at-least":
        return low !== null && value >= low;
      case "between":
        return low !== null && high !== null && low <= value && value <= high;
      case "not-detected":
        return false;
    }
  })();
  return within ? "within" : "beyond";
}

function judgeUndetected(limit: Limit, { detectionLimitMicro, valueUnit }: Reading): ReadingOutcome {
  switch (limit.comparison) {
    case "not-detected":
      return "within";
    case "at-least":
    case "between":
      return "beyond";
    case "at-most":
    case "below": {
      if (detectionLimitMicro === null || limit.highMicro === null) return "within";
      const seen = exact(detectionLimitMicro, valueUnit);
      return seen <= exact(limit.highMicro, limit.unit) ? "within" : "undecided";
    }
  }
}

/** One reading beyond its limit fails the whole; one undecided leaves it undecided; only all within pass. */
export function verdictOfOutcomes(outcomes: readonly ReadingOutcome[]): InspectionVerdict {
  if (outcomes.includes("beyond")) return "failed";
  if (outcomes.length === 0 || outcomes.includes("undecided")) return "undecided";
  return "passed";
}
