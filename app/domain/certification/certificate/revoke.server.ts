import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type CertificateReason, certificateReasonInput } from "./input.ts";
import { type CertificateRow, decideCertificate } from "./records.server.ts";

/**
 * An official revokes a certificate for good, with a reason.
 * @throws DomainError `certificate.not_found`, `certificate.wrong_state`.
 */
export async function revokeCertificate(ctx: AnyContext, raw: CertificateReason): Promise<CertificateRow> {
  requireCan(ctx, "certificate.review");
  const { certificateId, reason } = certificateReasonInput.parse(raw);
  return inTransaction(ctx, (ctx) =>
    decideCertificate(ctx, certificateId, {
      from: ["verified", "suspended"],
      to: "revoked",
      action: "certificate.revoked",
      reason,
    }),
  );
}
