import { CLOCK_MINUTES } from "#app/domain/core/signature.ts";

const OLDEST_DAYS = 400;

/** Whether a reading can have been made then: not in a time to come, and not more than thirteen months ago. */
export function isPlausible(at: number, now: Date): boolean {
  const age = now.getTime() - at;
  return age >= -CLOCK_MINUTES * 60_000 && age <= OLDEST_DAYS * 86_400_000;
}
