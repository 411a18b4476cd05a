import { prepareFile, type Upload } from "#app/domain/accounts/file/prepare.server.ts";
import { requireFile } from "#app/domain/accounts/file/chosen.ts";
import { storeFile } from "#app/domain/accounts/file/store.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import type { RegisterFapiao } from "#app/domain/payments/fapiao/input.ts";
import { registerFapiao } from "./register-fapiao.server.ts";

/**
 * Checks an invoice as it was issued (PDF, OFD, XML or a picture), then stores it and registers the invoice in one
 * transaction. Buyer and officials open it from the order's money and from the entries it is evidence of.
 * @throws DomainError `file.missing`, what `prepareFile` and `registerFapiao` refuse.
 */
export async function registerFapiaoFile(
  ctx: AnyContext,
  input: RegisterFapiao,
  upload: Upload | null,
): Promise<{ fapiaoId: string }> {
  requireCan(ctx, "fapiao.register");
  const file = await prepareFile("invoice", requireFile(upload), "file");
  return inTransaction(ctx, async (ctx) => {
    const fileId = await storeFile(ctx, file, { visibility: "private" });
    return registerFapiao(ctx, input, fileId);
  });
}
