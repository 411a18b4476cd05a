import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import type { VerifyBenefit } from "#app/domain/indicators/benefit/input.ts";
import { verifyBenefit } from "#app/domain/indicators/benefit/verify.server.ts";

/**
 * The county verifies a report on farm households, and the kept pages of the storefront that show it are made anew.
 * @throws DomainError what `verifyBenefit` refuses.
 */
export async function publishBenefit(ctx: AnyContext, input: VerifyBenefit): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await verifyBenefit(ctx, input);
    await bumpCatalogueVersion(ctx);
  });
}
