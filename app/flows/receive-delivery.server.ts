import { type PreparedFile, prepareFile } from "#app/domain/accounts/file/prepare.server.ts";
import { storeFile } from "#app/domain/accounts/file/store.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { keepColdChain } from "#app/domain/logistics/excursion/keep.server.ts";
import { draftAcceptance } from "#app/domain/procurement/acceptance/draft.server.ts";
import { type ReceiveDelivery, receiveDeliveryInput } from "#app/domain/procurement/acceptance/input.ts";
import type { AcceptanceRow } from "#app/domain/procurement/acceptance/records.server.ts";

/**
 * The receiver's form with its photographs: pictures are checked and redrawn first, then stored together with the
 * acceptance they belong to, or not at all; what is known of the cold chain is kept with it as it was then.
 * @throws DomainError `file.too_large`, `file.type_not_allowed`, `file.too_many_pixels`, `file.unreadable` at
 * `lines[n].photographs`, and whatever `draftAcceptance` refuses.
 */
export async function receiveDelivery(ctx: AnyContext, raw: ReceiveDelivery): Promise<AcceptanceRow> {
  requireCan(ctx, "acceptance.record");
  const { lines, ...head } = receiveDeliveryInput.parse(raw);
  const pictures: PreparedFile[][] = [];
  for (const [index, line] of lines.entries()) {
    const ofLine: PreparedFile[] = [];
    for (const file of line.photographs) {
      const upload = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
      ofLine.push(await prepareFile("photograph", upload, `lines[${index}].photographs`));
    }
    pictures.push(ofLine);
  }
  return inTransaction(ctx, async (ctx) => {
    const drafted = [];
    for (const [index, { photographs: _, ...line }] of lines.entries()) {
      const photographIds: string[] = [];
      for (const picture of pictures[index] ?? [])
        photographIds.push(await storeFile(ctx, picture, { visibility: "private" }));
      drafted.push({ ...line, photographIds });
    }
    const acceptance = await draftAcceptance(ctx, { ...head, lines: drafted });
    await keepColdChain(ctx, { acceptanceId: acceptance.id, deliveryId: acceptance.deliveryId });
    return acceptance;
  });
}
