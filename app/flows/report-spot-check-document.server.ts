import { prepareFile, type Upload } from "#app/domain/accounts/file/prepare.server.ts";
import { storeFile } from "#app/domain/accounts/file/store.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import type { ReportSpotCheck } from "#app/domain/provenance/spot-check/input.ts";
import { reportSpotCheck } from "#app/domain/provenance/spot-check/report.server.ts";

/**
 * Ends a spot check with its report and the document uploaded beside it, if any, in one transaction.
 * @throws DomainError what `prepareFile` and `reportSpotCheck` refuse.
 */
export async function reportSpotCheckDocument(
  ctx: AnyContext,
  input: Omit<ReportSpotCheck, "fileId">,
  upload: Upload | null,
) {
  requireCan(ctx, "spot_check.plan");
  const file = upload ? await prepareFile("document", upload, "file") : null;
  return inTransaction(ctx, async (ctx) => {
    const fileId = file ? await storeFile(ctx, file, { visibility: "private" }) : "";
    return reportSpotCheck(ctx, { ...input, fileId });
  });
}
