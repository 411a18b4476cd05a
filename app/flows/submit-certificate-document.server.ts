import { prepareFile, type Upload } from "#app/domain/accounts/file/prepare.server.ts";
import { requireFile } from "#app/domain/accounts/file/chosen.ts";
import { storeFile } from "#app/domain/accounts/file/store.server.ts";
import type { SubmitCertificateDocument } from "#app/domain/certification/certificate/input.ts";
import { submitCertificate } from "#app/domain/certification/certificate/submit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";

/**
 * Checks an uploaded document, then stores it and hands in the certificate it shows in one transaction.
 * @throws DomainError `file.missing`, what `prepareFile` and `submitCertificate` refuse.
 */
export async function submitCertificateDocument(
  ctx: AnyContext,
  input: SubmitCertificateDocument,
  upload: Upload | null,
) {
  requireCan(ctx, "certificate.submit");
  const file = await prepareFile("document", requireFile(upload), "file");
  return inTransaction(ctx, async (ctx) => {
    const fileId = await storeFile(ctx, file, { visibility: "private" });
    return submitCertificate(ctx, { ...input, fileId });
  });
}
