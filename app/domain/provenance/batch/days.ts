import { addDays, type Day } from "#app/kernel/calendar.ts";

export type BatchDays = { harvestedOn: Day; packedOn: Day; bestBeforeOn: Day | null };

/** The last day of sale: as given, else worked out from the shelf life (counted from packing), else none. */
export function bestBefore(given: Day | undefined, packedOn: Day, shelfLifeDays: number | null): Day | null {
  return given ?? (shelfLifeDays === null ? null : addDays(packedOn, shelfLifeDays));
}

/** The field whose day cannot be: harvested, then packed, no later than today, and sold no earlier than packed. */
export function impossibleDay(days: BatchDays, today: Day): keyof BatchDays | null {
  if (days.harvestedOn > today) return "harvestedOn";
  if (days.packedOn < days.harvestedOn || days.packedOn > today) return "packedOn";
  return days.bestBeforeOn !== null && days.bestBeforeOn < days.packedOn ? "bestBeforeOn" : null;
}
