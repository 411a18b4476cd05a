import { z } from "zod";
import { businessDay, identifier, optionalText, requiredText } from "#app/kernel/input.ts";

export const submitCertificateInput = z.object({
  schemeCode: identifier,
  /** The product, the base or the batch it speaks of; none of them for one of the organisation. */
  productId: optionalText(64),
  baseId: optionalText(64),
  batchId: optionalText(64),
  /** The certificate it follows, when it is a renewal. */
  renewsId: optionalText(64),
  number: requiredText(60),
  issuer: requiredText(120),
  validFrom: businessDay,
  /** Left empty where the certificate does not expire. */
  validUntil: z.union([z.literal("").transform(() => undefined), businessDay]).optional(),
  fileId: identifier,
});
export type SubmitCertificate = z.input<typeof submitCertificateInput>;

/** What the form says besides the document itself. */
export const submitCertificateDocumentInput = submitCertificateInput.omit({ fileId: true });
export type SubmitCertificateDocument = z.input<typeof submitCertificateDocumentInput>;

export const certificateInput = z.object({ certificateId: identifier });
export type CertificateReference = z.input<typeof certificateInput>;

export const certificateReasonInput = z.object({ certificateId: identifier, reason: requiredText(500) });
export type CertificateReason = z.input<typeof certificateReasonInput>;
