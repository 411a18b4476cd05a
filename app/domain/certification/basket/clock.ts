import { addDays, addMonths, type Day, daysBetween } from "#app/kernel/calendar.ts";
import { type CertificateTerm, standingOn } from "../certificate/validity.ts";

/** The scheme whose clock this is: 粤港澳大湾区“菜篮子”生产基地, which certifies a base for three years. */
export const BASKET_SCHEME = "gba-basket";

/** Months for which a test report speaks for a base that applies or renews. */
export const REPORT_MONTHS = 6;

/** Where a base stands with its 菜篮子 status, and what its people have to do by when. */
export type BasketClock = {
  standing: "none" | "applied" | "valid" | "renewal_open" | "expired" | "withdrawn";
  /** Last valid day, inclusive, of the certificate that counts. */
  validUntil: Day | null;
  /** Days left; the last valid day has 0, a past one is negative. */
  daysLeft: number | null;
  /** First day on which renewal may be applied for. */
  renewalOpensOn: Day | null;
  /** The newest passing test report of a batch from this base and whether it is young enough to renew with. */
  report: { reportedOn: Day; freshUntil: Day; isFresh: boolean } | null;
};

/**
 * The clock of a base's 菜篮子 status on a day: valid three years, renewal opens `renewalDays` (60) before the end, with a
 * test report not older than six months.
 * @param certificates all that were ever handed in for the base under the scheme, in any order.
 * @param reportedOn day of the newest passing test report; null where there is none.
 */
export function basketClock(
  certificates: readonly CertificateTerm[],
  { renewalDays, reportedOn, today }: { renewalDays: number; reportedOn: Day | null; today: Day },
): BasketClock {
  const report = reportedOn === null ? null : reportClock(reportedOn, today);
  const verified = certificates.filter(({ state }) => state === "verified");
  const counting =
    longest(verified.filter((one) => standingOn(one, today) === "valid")) ??
    longest(verified.filter((one) => standingOn(one, today) === "expired"));
  const validUntil = counting?.validUntil ?? null;
  const renewalOpensOn = validUntil === null ? null : addDays(validUntil, -renewalDays);
  const daysLeft = validUntil === null ? null : daysBetween(today, validUntil);
  return {
    standing: standing(certificates, { counting, daysLeft, renewalDays }),
    validUntil,
    daysLeft,
    renewalOpensOn,
    report,
  };
}

function reportClock(reportedOn: Day, today: Day): BasketClock["report"] {
  const freshUntil = addMonths(reportedOn, REPORT_MONTHS);
  return { reportedOn, freshUntil, isFresh: today <= freshUntil };
}

/** The one that is valid longest; one without an end outlasts all. */
function longest(certificates: readonly CertificateTerm[]): CertificateTerm | null {
  const end = ({ validUntil }: CertificateTerm) => validUntil ?? "9999-12-31";
  return certificates.reduce<CertificateTerm | null>(
    (best, one) => (best === null || end(one) > end(best) ? one : best),
    null,
  );
}

function standing(
  certificates: readonly CertificateTerm[],
  {
    counting,
    daysLeft,
    renewalDays,
  }: { counting: CertificateTerm | null; daysLeft: number | null; renewalDays: number },
): BasketClock["standing"] {
  if (counting !== null) {
    if (daysLeft === null || daysLeft > renewalDays) return "valid";
    return daysLeft >= 0 ? "renewal_open" : "expired";
  }
  if (certificates.some(({ state }) => state === "submitted" || state === "verified")) return "applied";
  return certificates.some(({ state }) => state === "suspended" || state === "revoked")
    ? "withdrawn"
    : "none";
}
