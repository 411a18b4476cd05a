import {
  type CertificateStanding,
  type CertificateTerm,
  standingOn,
} from "#app/domain/certification/certificate/validity.ts";
import { type WaiverTerm, waiverStandingOn } from "#app/domain/certification/waiver/term.ts";
import type { Day } from "#app/kernel/calendar.ts";

/** A scheme that goods must carry, by their industry and by how far they are worked. */
export type RequiredScheme = { schemeCode: string; nameZh: string; nameEn: string };

/** A certificate of the product itself, of its base or of its supplier; of the batch where a batch is asked about. */
export type CarriedCertificate = CertificateTerm & { schemeCode: string };

/**
 * Whether a certificate says something of these goods: it names them, it is a mark of quality, or they must carry it. A
 * supplier's other licences, of animals where the goods are fruit, say nothing of them.
 */
export function concernsGoods(
  { schemeCode, productId, isMark }: { schemeCode: string; productId: string | null; isMark: boolean },
  required: readonly RequiredScheme[],
): boolean {
  return isMark || productId !== null || required.some((scheme) => scheme.schemeCode === schemeCode);
}

/** A waiver that speaks of the product or of its supplier. */
export type CarriedWaiver = WaiverTerm & { schemeCode: string };

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

/** What is required of goods, and what they carry. */
export type Requirements = {
  required: readonly RequiredScheme[];
  certificates: readonly CarriedCertificate[];
  waivers: readonly CarriedWaiver[];
};

/**
 * Which requirements are not met on `day`. One valid certificate under a scheme meets it; where there is none, a waiver
 * in force does.
 */
export function requirementProblems(
  { required, certificates, waivers }: Requirements,
  day: Day,
): RequirementProblem[] {
  const problems: RequirementProblem[] = [];
  for (const scheme of required) {
    const problem = problemWith(scheme.schemeCode, certificates, day);
    if (problem && !waivers.some((waiver) => waives(waiver, scheme, day)))
      problems.push({ ...scheme, ...problem });
  }
  return problems;
}

/** The waivers by which requirements are met on `day` that no certificate meets; they are told, never shown as marks. */
export function waiversUsed<Waiver extends CarriedWaiver>(
  { required, certificates, waivers }: Omit<Requirements, "waivers"> & { waivers: readonly Waiver[] },
  day: Day,
): Waiver[] {
  return required.flatMap((scheme) => {
    if (problemWith(scheme.schemeCode, certificates, day) === null) return [];
    const waiver = waivers.find((waiver) => waives(waiver, scheme, day));
    return waiver ? [waiver] : [];
  });
}

function waives(waiver: CarriedWaiver, { schemeCode }: RequiredScheme, day: Day): boolean {
  return waiver.schemeCode === schemeCode && waiverStandingOn(waiver, day) === "in_force";
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
