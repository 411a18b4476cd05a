import { prepareFile } from "#app/domain/accounts/file/prepare.server.ts";
import { storeFile } from "#app/domain/accounts/file/store.server.ts";
import { submitCertificate } from "#app/domain/certification/certificate/submit.server.ts";
import { verifyCertificate } from "#app/domain/certification/certificate/verify.server.ts";
import { addDays, addMonths, type Day } from "#app/kernel/calendar.ts";
import { schemeRows } from "#db/reference/certification.ts";
import { actorFor, type Cast, type Company } from "./people.ts";
import { sampleDocument } from "./sample-document.ts";
import type { Stage } from "./stage.ts";

export type CertificateSeed = {
  scheme: string;
  opening: Day;
  serial: string | number;
  productId?: string;
  baseId?: string;
  batchId?: string;
  /** First valid day; a month before the opening when left out. */
  validFrom?: Day;
  /** The day it was handed in; the opening when left out. */
  handedInOn?: Day;
  /** The certificate it follows. */
  renewsId?: string;
  /** Last valid day; by the scheme's length from a year before the opening when left out. */
  until?: Day;
  /** Handed in and not yet looked at. */
  waits?: boolean;
};

/** Hands in a certificate with a sample document, and has the county verify it unless it waits. Gives its identifier. */
export async function certify(
  stage: Stage,
  company: Company,
  seller: Cast,
  seed: CertificateSeed,
): Promise<string> {
  const scheme = schemeRows.find(({ code }) => code === seed.scheme);
  if (!scheme) throw new Error(`there is no scheme ${seed.scheme}`);
  const validFrom = seed.validFrom ?? addDays(seed.opening, -30);
  const handedInOn = seed.handedInOn ?? (seed.waits ? stage.daysAgo(2) : seed.opening);
  const validUntil =
    seed.until ?? (scheme.validityMonths ? addMonths(validFrom, Math.max(scheme.validityMonths, 24)) : "");
  const number = `DEMO-${scheme.code.toUpperCase()}-${seller.key.toUpperCase()}-${seed.serial}`.slice(0, 60);
  const bytes = await sampleDocument(scheme.nameZh, [
    ["持证主体", seller.name],
    ["证书编号", number],
    ["发证机构", "演示发证机构"],
    ["有效期", validUntil ? `${validFrom} 至 ${validUntil}` : `${validFrom} 起`],
  ]);
  const manager = actorFor(seller, "supplier-manager");
  const handedIn = stage.at(manager, handedInOn, 16, 30);
  const file = await prepareFile("document", { name: `DEMO-${scheme.nameZh}.pdf`, bytes });
  const fileId = await storeFile(handedIn, file, { visibility: "private" });
  const certificate = await submitCertificate(handedIn, {
    schemeCode: scheme.code,
    productId: seed.productId ?? "",
    baseId: seed.baseId ?? "",
    batchId: seed.batchId ?? "",
    renewsId: seed.renewsId ?? "",
    number,
    issuer: "演示发证机构 DEMO",
    validFrom,
    validUntil,
    fileId,
  });
  if (seed.waits) return certificate.id;
  const official = actorFor(company.officeOf(seller.countyCode ?? ""), "official-reviewer");
  await verifyCertificate(stage.at(official, handedInOn, 17), { certificateId: certificate.id });
  return certificate.id;
}
