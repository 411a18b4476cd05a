import { eq, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import { ledgerEntries } from "#db/schema/ledger.server.ts";

/**
 * The entries an official may open one by one: a county's office those of its county, a district's office those of
 * its district's buyers, prefecture and city all. Totals are open to every official.
 */
export function readableEntries(actor: Actor): SQL | undefined {
  if (actor.organisationKind === "platform") return undefined;
  switch (actor.officeLevel) {
    case "prefecture":
    case "city":
      return undefined;
    case "county":
      return eq(ledgerEntries.countyCode, actor.countyCode ?? "");
    case "district":
      return eq(ledgerEntries.buyerDistrictCode, actor.districtCode ?? "");
    case null:
      return sql`false`;
  }
}
