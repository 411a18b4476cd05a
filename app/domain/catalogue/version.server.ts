import { sql } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";

/**
 * Raises the number that names cached storefront pages and tells every server process. The one row it locks is waited
 * for by every other change of the catalogue, so call it LAST in the transaction. Not called by stock or orders.
 */
export async function bumpCatalogueVersion(ctx: InTransaction<Actor | null>): Promise<void> {
  await ctx.db.execute(sql`
    with raised as (update catalogue_versions set version = version + 1 where id = 1 returning version)
    select pg_notify('catalogue', version::text) from raised`);
}
