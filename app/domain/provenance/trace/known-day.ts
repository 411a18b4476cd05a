import { type Day, dayOf, startOfDay } from "#app/kernel/calendar.ts";
import type { TraceEventKind } from "#db/vocabulary/provenance.ts";

/**
 * The day of an event that is known by its day alone, or null where the hour is known too: a laboratory's report bears a
 * day, and stands in the chain at the beginning of it.
 */
export function knownDay({ kind, occurredAt }: { kind: TraceEventKind; occurredAt: Date }): Day | null {
  const day = dayOf(occurredAt);
  return kind === "inspected" && startOfDay(day).getTime() === occurredAt.getTime() ? day : null;
}
