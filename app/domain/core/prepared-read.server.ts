import { type Placeholder, sql } from "drizzle-orm";
import type { Queryable } from "./context.ts";

type Prepared<Rows> = { execute(values: Record<string, unknown>): Promise<Rows> };

/**
 * A read that many requests repeat with other values: its text is made once for each database, and PostgreSQL parses it
 * once for each connection instead of in a message of its own before every use. `names` are the values it is given;
 * a list of values is one of them (`= any(…)`), so that the text stays the same.
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
