import { type Day, dayOf, startOfDay } from "#app/kernel/calendar.ts";
import type { TraceEventKind } from "#db/vocabulary/provenance.ts";

/** What is known by its day where it stands at the beginning of it: a report bears a day, and so do harvest and packing of a batch. */
const knownByDay: readonly TraceEventKind[] = ["inspected", "harvested", "processed", "packed"];

/** The day of an event that is known by its day alone, or null where the hour is known too. */
export function knownDay({ kind, occurredAt }: { kind: TraceEventKind; occurredAt: Date }): Day | null {
  const day = dayOf(occurredAt);
  return knownByDay.includes(kind) && startOfDay(day).getTime() === occurredAt.getTime() ? day : null;
}
