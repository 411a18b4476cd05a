import { type Placeholder, sql } from "drizzle-orm";
import type { Queryable } from "./context.ts";

type Prepared<Rows> = { execute(values: Record<string, unknown>): Promise<Rows> };

/**
 * A read that pages repeat with other values. Its text is made once for each database, not by the query builder for
 * every page, and it is prepared from its first use. `names` are the values it is given; a list of values is one of them
 * (`= any(…)`), so that the text stays the same.
 */
export function preparedRead<Name extends string, Rows>(
  names: readonly Name[],
  build: (db: Queryable, values: Record<Name, Placeholder>) => { prepare(name: string): Prepared<Rows> },
): (ctx: { db: Queryable }, values: Record<Name, unknown>) => Promise<Rows> {
  const placeholders = Object.fromEntries(
    names.map((name) => [name, sql.placeholder(name) as Placeholder]),
  ) as Record<Name, Placeholder>;
  const made = new WeakMap<Queryable, Prepared<Rows>>();
  return ({ db }, values) => {
    let prepared = made.get(db);
    if (!prepared) {
      prepared = build(db, placeholders).prepare("repeated");
      made.set(db, prepared);
    }
    return prepared.execute(values);
  };
}
