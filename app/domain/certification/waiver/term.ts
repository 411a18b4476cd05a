import { addDays, type Day } from "#app/kernel/calendar.ts";
import type { CertificateSubject } from "#db/vocabulary/certification.ts";

/** What a waiver says about its own time; both days inclusive. */
export type WaiverTerm = { validFrom: Day; validUntil: Day; isRevoked: boolean };

/** How a waiver stands on a day. */
export type WaiverStanding = "in_force" | "not_begun" | "ended" | "revoked";

/** How a waiver stands on `day`. */
export function waiverStandingOn({ validFrom, validUntil, isRevoked }: WaiverTerm, day: Day): WaiverStanding {
  if (isRevoked) return "revoked";
  if (day < validFrom) return "not_begun";
  return day > validUntil ? "ended" : "in_force";
}

/** The last day that a waiver granted today may name, its scheme allowing so many days. */
export function latestWaiverDay(today: Day, waiverDays: number): Day {
  return addDays(today, waiverDays);
}

/**
 * Why the last day of a waiver cannot be; null when it can. `waiverDays` is null where the scheme allows none, and what is
 * required of single batches is never waived.
 */
export function waiverDayProblem(
  validUntil: Day,
  { waiverDays, subject }: { waiverDays: number | null; subject: CertificateSubject },
  today: Day,
): "not_waivable" | "already_ended" | "too_long" | null {
  if (waiverDays === null || subject === "batch") return "not_waivable";
  if (validUntil < today) return "already_ended";
  return validUntil > latestWaiverDay(today, waiverDays) ? "too_long" : null;
}
