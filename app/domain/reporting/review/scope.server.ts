import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Actor } from "#app/domain/core/context.ts";

/** Rows of the counties an official answers for: its own, all of them above county level, none for a district. */
export function answeredFor(actor: Actor, countyCode: PgColumn | SQL): SQL | undefined {
  if (actor.organisationKind === "platform") return undefined;
  switch (actor.officeLevel) {
    case "prefecture":
    case "city":
      return undefined;
    case "county":
      return sql`${countyCode} = ${actor.countyCode ?? ""}`;
    case "district":
    case null:
      return sql`false`;
  }
}
