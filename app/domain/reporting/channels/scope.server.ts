import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Actor } from "#app/domain/core/context.ts";
import { answeredFor } from "#app/domain/reporting/review/scope.server.ts";

/** Imports and sessions of the counties an office answers for; none for offices of Huizhou. */
export function keptFor(actor: Actor, countyCode: PgColumn): SQL | undefined {
  return actor.officeLevel === "city" ? sql`false` : answeredFor(actor, countyCode);
}
