import type { ExcursionKind } from "#db/vocabulary/logistics.ts";
import type { ColdChainRule } from "./rules.ts";

/** One measurement: milliseconds since 1970, hundredths of a degree Celsius. */
export type Reading = { at: number; centiC: number };

/** The readings of one device, in whatever order they came. */
export type Series = { deviceId: string; readings: readonly Reading[] };

/** The time that is looked at, in milliseconds since 1970, both ends included. */
export type Span = { from: number; until: number };

/** A time out of range, or one of which nothing is known. */
export type Excursion = {
  kind: ExcursionKind;
  /** Null where no single device tells it. */
  deviceId: string | null;
  from: number;
  to: number;
  /** Whole minutes, at least one. */
  minutes: number;
  worstCentiC: number | null;
};

const MINUTE = 60_000;

/** Whole minutes between two instants; what lasted less than one counts as one. */
const minutesOf = (from: number, to: number) => Math.max(1, Math.round((to - from) / MINUTE));

/** In the order of time, each instant once, within the span. */
function inOrder(readings: readonly Reading[], { from, until }: Span): Reading[] {
  const sorted = readings
    .filter(({ at }) => at >= from && at <= until)
    .sort((one, other) => one.at - other.at || one.centiC - other.centiC);
  return sorted.filter((reading, index) => reading.at !== sorted[index - 1]?.at);
}

function outOf(rule: ColdChainRule, centiC: number): "too-warm" | "too-cold" | null {
  if (centiC > rule.highest) return "too-warm";
  return rule.lowest !== null && centiC < rule.lowest ? "too-cold" : null;
}

/**
 * Breaks of the cold chain in a span: every device's times out of range, from the first reading that was to the first
 * that was not, and the times in which no device measured anything. What was too warm for no longer than the rule
 * tolerates is none. The order in which readings arrived, and readings that came twice, make no difference.
 */
export function excursionsOf(series: readonly Series[], rule: ColdChainRule, span: Span): Excursion[] {
  if (span.until < span.from) return [];
  const told = series.map(({ deviceId, readings }) => ({ deviceId, readings: inOrder(readings, span) }));
  const found = told.flatMap(({ deviceId, readings }) => outOfRange(deviceId, readings, rule));
  const times = told.flatMap(({ readings }) => readings.map(({ at }) => at)).sort((a, b) => a - b);
  return [...found, ...silences(times, rule, span)].sort(
    (one, other) =>
      one.from - other.from ||
      one.to - other.to ||
      one.kind.localeCompare(other.kind) ||
      (one.deviceId ?? "").localeCompare(other.deviceId ?? ""),
  );
}

type Run = { kind: "too-warm" | "too-cold"; from: number; to: number; worst: number };

/** Readings that follow each other without a silence. */
function withoutSilence(readings: readonly Reading[], rule: ColdChainRule): Reading[][] {
  const parts: Reading[][] = [];
  for (const reading of readings) {
    const part = parts.at(-1);
    const before = part?.at(-1);
    // What happened while nothing was measured is not known: it belongs to neither side.
    if (part && before && reading.at - before.at <= rule.silentMinutes * MINUTE) part.push(reading);
    else parts.push([reading]);
  }
  return parts;
}

function outOfRange(deviceId: string, readings: readonly Reading[], rule: ColdChainRule): Excursion[] {
  return withoutSilence(readings, rule)
    .flatMap((part) => runsOf(part, rule))
    .filter((run) => isBreak(run, rule))
    .map(({ kind, from, to, worst }) => ({
      kind,
      deviceId,
      from,
      to,
      minutes: minutesOf(from, to),
      worstCentiC: worst,
    }));
}

function runsOf(readings: readonly Reading[], rule: ColdChainRule): Run[] {
  const runs: Run[] = [];
  let before: Run["kind"] | null = null;
  for (const { at, centiC } of readings) {
    const kind = outOf(rule, centiC);
    const run: Run | undefined = before === null ? undefined : runs.at(-1);
    if (run) run.to = at;
    if (run && run.kind === kind)
      run.worst = kind === "too-warm" ? Math.max(run.worst, centiC) : Math.min(run.worst, centiC);
    else if (kind !== null) runs.push({ kind, from: at, to: at, worst: centiC });
    before = kind;
  }
  return runs;
}

const isBreak = ({ kind, from, to }: Run, rule: ColdChainRule) =>
  kind === "too-cold" || rule.toleranceMinutes === 0 || to - from > rule.toleranceMinutes * MINUTE;

function silences(times: readonly number[], rule: ColdChainRule, { from, until }: Span): Excursion[] {
  const marks = [from, ...times, until];
  return marks.slice(1).flatMap((to, index) => {
    const since = marks[index] ?? from;
    return to - since > rule.silentMinutes * MINUTE
      ? [
          {
            kind: "no-data" as const,
            deviceId: null,
            from: since,
            to,
            minutes: minutesOf(since, to),
            worstCentiC: null,
          },
        ]
      : [];
  });
}

/** Whole minutes that spans cover together; where they overlap, once. */
export function coveredMinutes(spans: readonly { from: number; to: number }[]): number {
  let covered = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { from, to } of [...spans].sort((one, other) => one.from - other.from)) {
    covered += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return spans.length === 0 ? 0 : Math.max(1, Math.round(covered / MINUTE));
}
