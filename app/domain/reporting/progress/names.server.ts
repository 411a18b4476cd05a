import { asc, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { AnyContext, Queryable } from "#app/domain/core/context.ts";
import { counties, districts } from "#db/schema/accounts.server.ts";
import { industries } from "#db/schema/catalogue.server.ts";
import { channels } from "#db/schema/ledger.server.ts";
import type { Names } from "./parts.ts";

/** These rows change with a new version of the application alone; a process that began before it may lag this long. */
const KEPT_MS = 60_000;

const kept = new WeakMap<Queryable, { readAt: number; names: Promise<Names> }>();

/** The names of counties, districts, industries and channels, read at most once a minute. */
export function readNames({ db, now }: Pick<AnyContext, "db" | "now">): Promise<Names> {
  const known = kept.get(db);
  if (known && Math.abs(now.getTime() - known.readAt) < KEPT_MS) return known.names;
  const names = namesIn(db);
  kept.set(db, { readAt: now.getTime(), names });
  names.catch(() => kept.delete(db));
  return names;
}

async function namesIn(db: Queryable): Promise<Names> {
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
