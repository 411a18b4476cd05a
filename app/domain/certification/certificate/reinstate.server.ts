import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type CertificateReference, certificateInput } from "./input.ts";
import { type CertificateRow, decideCertificate } from "./records.server.ts";

/**
 * An official lifts the suspension of a certificate.
 * @throws DomainError `certificate.not_found`, `certificate.wrong_state`.
 */
export async function reinstateCertificate(
  ctx: AnyContext,
  raw: CertificateReference,
): Promise<CertificateRow> {
  requireCan(ctx, "certificate.review");
  const { certificateId } = certificateInput.parse(raw);
  return inTransaction(ctx, (ctx) =>
    decideCertificate(ctx, certificateId, {
      from: ["suspended"],
      to: "verified",
      action: "certificate.reinstated",
    }),
  );
}
