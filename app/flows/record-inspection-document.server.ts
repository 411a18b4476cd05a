import { prepareFile, type Upload } from "#app/domain/accounts/file/prepare.server.ts";
import { storeFile } from "#app/domain/accounts/file/store.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import type { RecordInspection } from "#app/domain/provenance/inspection/input.ts";
import { recordInspection } from "#app/domain/provenance/inspection/record.server.ts";

/**
 * Records an inspection report with the document uploaded beside it, if any, in one transaction.
 * @throws DomainError what `prepareFile` and `recordInspection` refuse.
 */
export async function recordInspectionDocument(
  ctx: AnyContext,
  input: Omit<RecordInspection, "fileId">,
  upload: Upload | null,
) {
  requireCan(ctx, "inspection.record");
  const file = upload ? await prepareFile("document", upload, "file") : null;
  return inTransaction(ctx, async (ctx) => {
    const fileId = file ? await storeFile(ctx, file, { visibility: "private" }) : "";
    return recordInspection(ctx, { ...input, fileId });
  });
}
