import { prepareFile, type Upload } from "#app/domain/accounts/file/prepare.server.ts";
import { requireFile } from "#app/domain/accounts/file/chosen.ts";
import { storeFile } from "#app/domain/accounts/file/store.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { addLoadingPhotograph } from "#app/domain/logistics/shipment/add-photograph.server.ts";
import type { LoadingPhotograph } from "#app/domain/logistics/shipment/input.ts";

/**
 * Redraws a picture of the goods in the vehicle, then stores it and puts it with the shipment in one transaction. Both
 * sides of the trade and its officials may see it.
 * @throws DomainError `file.missing`, what `prepareFile` and `addLoadingPhotograph` refuse.
 */
export async function attachLoadingPhotograph(
  ctx: AnyContext,
  input: LoadingPhotograph,
  upload: Upload | null,
): Promise<void> {
  requireCan(ctx, "shipment.manage");
  const file = await prepareFile("photograph", requireFile(upload), "file");
  await inTransaction(ctx, async (ctx) => {
    const fileId = await storeFile(ctx, file, { visibility: "private" });
    await addLoadingPhotograph(ctx, { ...input, fileId });
  });
}
