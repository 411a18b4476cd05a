import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type CertificateReason, certificateReasonInput } from "./input.ts";
import { type CertificateRow, decideCertificate } from "./records.server.ts";

/**
 * An official suspends a verified certificate with a reason; nothing that requires it may be sold meanwhile.
 * @throws DomainError `certificate.not_found`, `certificate.wrong_state`.
 */
export async function suspendCertificate(ctx: AnyContext, raw: CertificateReason): Promise<CertificateRow> {
  requireCan(ctx, "certificate.review");
  const { certificateId, reason } = certificateReasonInput.parse(raw);
  return inTransaction(ctx, (ctx) =>
    decideCertificate(ctx, certificateId, {
      from: ["verified"],
      to: "suspended",
      action: "certificate.suspended",
      reason,
    }),
  );
}
