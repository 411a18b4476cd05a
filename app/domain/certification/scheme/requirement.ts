import type { Day } from "#app/kernel/calendar.ts";
import {
  type CertificateStanding,
  type CertificateTerm,
  standingOn,
} from "#app/domain/certification/certificate/validity.ts";

/** A scheme that a product must carry, by how far it is worked. */
export type RequiredScheme = { schemeCode: string; nameZh: string; nameEn: string };

/** A certificate of the product itself, of its base or of its supplier. */
export type CarriedCertificate = CertificateTerm & { schemeCode: string };

/** What is wrong with a required certificate, and the day that matters: its end, or the beginning still to come. */
export type RequirementProblem = RequiredScheme & {
  problem: "missing" | Exclude<CertificateStanding, "valid">;
  on: Day | null;
};

/** Of several certificates under one scheme none of which is valid, the one nearest to being so is named. */
const nearness: readonly Exclude<CertificateStanding, "valid">[] = [
  "not_yet_valid",
  "unverified",
  "expired",
  "suspended",
  "rejected",
  "revoked",
];

/**
 * Which required certificates are not valid on `day`. A scheme is satisfied by any one certificate that is; a product
 * may be sold on a day on which this is empty.
 */
export function requirementProblems(
  required: readonly RequiredScheme[],
  carried: readonly CarriedCertificate[],
  day: Day,
): RequirementProblem[] {
  const problems: RequirementProblem[] = [];
  for (const scheme of required) {
    const problem = problemWith(scheme.schemeCode, carried, day);
    if (problem) problems.push({ ...scheme, ...problem });
  }
  return problems;
}

function problemWith(
  schemeCode: string,
  carried: readonly CarriedCertificate[],
  day: Day,
): Pick<RequirementProblem, "problem" | "on"> | null {
  let nearest: { rank: number; problem: RequirementProblem["problem"]; on: Day | null } | null = null;
  for (const certificate of carried) {
    if (certificate.schemeCode !== schemeCode) continue;
    const standing = standingOn(certificate, day);
    if (standing === "valid") return null;
    const rank = nearness.indexOf(standing);
    if (nearest === null || rank < nearest.rank)
      nearest = { rank, problem: standing, on: dayThatMatters(standing, certificate) };
  }
  return nearest ? { problem: nearest.problem, on: nearest.on } : { problem: "missing", on: null };
}

function dayThatMatters(standing: CertificateStanding, certificate: CarriedCertificate): Day | null {
  if (standing === "expired") return certificate.validUntil;
  return standing === "not_yet_valid" ? certificate.validFrom : null;
}
