import { prepareFile, type Upload } from "#app/domain/accounts/file/prepare.server.ts";
import { storeFile } from "#app/domain/accounts/file/store.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import type { ReportIndicator } from "#app/domain/indicators/report/input.ts";
import { reportIndicator } from "#app/domain/indicators/report/report.server.ts";

/**
 * Reports the value of an indicator with the document uploaded beside it, if any, in one transaction.
 * @throws DomainError what `prepareFile` and `reportIndicator` refuse.
 */
export async function reportIndicatorDocument(
  ctx: AnyContext,
  input: Omit<ReportIndicator, "fileId">,
  upload: Upload | null,
) {
  requireCan(ctx, "indicator.report");
  const file = upload ? await prepareFile("document", upload, "file") : null;
  return inTransaction(ctx, async (ctx) => {
    const fileId = file ? await storeFile(ctx, file, { visibility: "private" }) : "";
    return reportIndicator(ctx, { ...input, fileId });
  });
}
