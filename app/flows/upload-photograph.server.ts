import { prepareFile, type Upload } from "#app/domain/accounts/file/prepare.server.ts";
import { requireFile } from "#app/domain/accounts/file/chosen.ts";
import { storeFile } from "#app/domain/accounts/file/store.server.ts";
import { addPhotograph } from "#app/domain/catalogue/photograph/add.server.ts";
import type { UploadPhotograph } from "#app/domain/catalogue/photograph/input.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";

/**
 * Redraws an uploaded picture, then stores it and puts it on the product in one transaction.
 * @throws DomainError `file.missing`, what `prepareFile` and `addPhotograph` refuse.
 */
export async function uploadPhotograph(
  ctx: AnyContext,
  input: UploadPhotograph,
  upload: Upload | null,
): Promise<void> {
  requireCan(ctx, "product.edit");
  const file = await prepareFile("photograph", requireFile(upload), "file");
  await inTransaction(ctx, async (ctx) => {
    const fileId = await storeFile(ctx, file, { visibility: "public" });
    await addPhotograph(ctx, { ...input, fileId });
  });
}
