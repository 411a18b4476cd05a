import { addDays, addMonths, type Day, daysBetween } from "#app/kernel/calendar.ts";
import type { CertificateState } from "#db/vocabulary/certification.ts";

/** What a certificate says about its own time; both days inclusive, `validUntil` null where it does not expire. */
export type CertificateTerm = { state: CertificateState; validFrom: Day; validUntil: Day | null };

/** How a certificate stands on a day. */
export type CertificateStanding =
  | "valid"
  | "not_yet_valid"
  | "expired"
  | "unverified"
  | "rejected"
  | "suspended"
  | "revoked";

/** How a certificate stands on `day`. */
export function standingOn({ state, validFrom, validUntil }: CertificateTerm, day: Day): CertificateStanding {
  switch (state) {
    case "submitted":
      return "unverified";
    case "rejected":
    case "suspended":
    case "revoked":
      return state;
    case "verified":
      if (day < validFrom) return "not_yet_valid";
      return validUntil !== null && day > validUntil ? "expired" : "valid";
  }
}

/** The first reminder of a certificate's end comes so many days before its last. */
export const FIRST_REMINDER_DAYS = 60;

/** How near a certificate's end is: days left counted from `day`, the last valid day having 0. */
export type ExpiryClock = { daysLeft: number; step: "expired" | "7" | "30" | "60" | "far" };

/** The expiry clock of a certificate; null where it does not expire. */
export function expiryClock(validUntil: Day | null, day: Day): ExpiryClock | null {
  if (validUntil === null) return null;
  const daysLeft = daysBetween(day, validUntil);
  if (daysLeft < 0) return { daysLeft, step: "expired" };
  if (daysLeft <= 7) return { daysLeft, step: "7" };
  if (daysLeft <= 30) return { daysLeft, step: "30" };
  return { daysLeft, step: daysLeft <= FIRST_REMINDER_DAYS ? "60" : "far" };
}

/**
 * The first day on which a certificate may be renewed: so many days before its last, as its scheme says. Null where it
 * does not expire, or where the scheme names no window and it may be renewed at any time.
 */
export function renewalOpensOn(validUntil: Day | null, renewalDays: number | null): Day | null {
  return validUntil === null || renewalDays === null ? null : addDays(validUntil, -renewalDays);
}

/**
 * Why the days of a certificate cannot be: its scheme's term requires an end no later than that term after the start,
 * and one that has already ended proves nothing. Null when they can.
 */
export function daysProblem(
  days: { validFrom: Day; validUntil: Day | null },
  validityMonths: number | null,
  today: Day,
): "end_missing" | "end_before_start" | "longer_than_scheme" | "already_ended" | null {
  const { validFrom, validUntil } = days;
  if (validUntil === null) return validityMonths === null ? null : "end_missing";
  if (validUntil < validFrom) return "end_before_start";
  if (validityMonths !== null && validUntil > addMonths(validFrom, validityMonths))
    return "longer_than_scheme";
  return validUntil < today ? "already_ended" : null;
}
