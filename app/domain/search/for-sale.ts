/** Which certificates a product must show, and when one holds. */
import type { Day } from "#app/kernel/calendar.ts";
import type { CertificateSubject } from "#db/vocabulary/certification.ts";

export type HeldCertificate = {
  schemeCode: string;
  organisationId: string;
  productId: string | null;
  baseId: string | null;
  validFrom: Day;
  /** Last valid day, inclusive; null where it does not expire. */
  validUntil: Day | null;
};

type Subject = { id: string; organisationId: string; baseId: string | null };

/** Whether a certificate of a scheme with this subject speaks of the product. */
export function speaksOf(
  certificate: HeldCertificate,
  subject: CertificateSubject,
  product: Subject,
): boolean {
  switch (subject) {
    case "product":
      return certificate.productId === product.id;
    case "base":
      return certificate.baseId !== null && certificate.baseId === product.baseId;
    case "organisation":
      return certificate.organisationId === product.organisationId;
  }
}

/** Whether a certificate holds on a day, first and last day included. */
export function holdsOn(certificate: HeldCertificate, day: Day): boolean {
  return certificate.validFrom <= day && (certificate.validUntil === null || day <= certificate.validUntil);
}
