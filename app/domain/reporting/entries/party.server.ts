import { sql } from "drizzle-orm";
import type { alias, PgColumn } from "drizzle-orm/pg-core";
import type { organisations } from "#db/schema/accounts.server.ts";

type Party = ReturnType<typeof alias<typeof organisations, string>>;

/** The name of a party: the organisation's, or the one that the row of an import gives. */
export const partyName = (party: Party, named: PgColumn) =>
  sql<string>`coalesce(${party.name}, ${named}, '')`;

/** A party of an entry as a page shows it. */
export const partyOf = (party: Party, named: PgColumn) => ({
  nameZh: partyName(party, named),
  nameEn: sql<string | null>`${party.nameEn}`,
  demo: sql<boolean>`coalesce(${party.isDemo}, false)`,
});
