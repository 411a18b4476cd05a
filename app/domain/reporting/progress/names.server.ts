import { asc, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { AnyContext } from "#app/domain/core/context.ts";
import { counties, districts } from "#db/schema/accounts.server.ts";
import { industries } from "#db/schema/catalogue.server.ts";
import { channels } from "#db/schema/ledger.server.ts";
import type { Names } from "./parts.ts";

/** Reads the names of counties, districts, industries and channels in one query. */
export async function readNames({ db }: Pick<AnyContext, "db">): Promise<Names> {
  const of = (
    list: keyof Names,
    table: typeof counties | typeof districts | typeof industries | typeof channels,
  ) =>
    db
      .select({
        list: sql<keyof Names>`${list}::text`.as("list"),
        code: table.code,
        nameZh: table.nameZh,
        nameEn: table.nameEn,
        position: table.position,
      })
      .from(table);
  const rows = await unionAll(
    of("counties", counties),
    of("districts", districts),
    of("industries", industries),
    of("channels", channels),
  ).orderBy(asc(sql`position`));
  const names: Names = { counties: [], districts: [], industries: [], channels: [] };
  for (const { list, code, nameZh, nameEn } of rows) names[list].push({ code, nameZh, nameEn });
  return names;
}
