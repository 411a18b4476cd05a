import type { Refuse } from "#app/domain/accounts/organisation/input.ts";
import { reinstateOrganisation } from "#app/domain/accounts/organisation/reinstate.server.ts";
import { suspendOrganisation } from "#app/domain/accounts/organisation/suspend.server.ts";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";

/** Suspends an organisation; a supplier's products leave the storefront with it. Throws as `suspendOrganisation`. */
export async function suspendAndWithdraw(ctx: AnyContext, raw: Refuse): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { kind } = await suspendOrganisation(ctx, raw);
    if (kind === "supplier") await bumpCatalogueVersion(ctx);
  });
}

/** Reinstates an organisation; a supplier's products come back to the storefront. Throws as `reinstateOrganisation`. */
export async function reinstateAndShow(ctx: AnyContext, raw: Refuse): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { kind } = await reinstateOrganisation(ctx, raw);
    if (kind === "supplier") await bumpCatalogueVersion(ctx);
  });
}
