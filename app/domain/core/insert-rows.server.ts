import { getTableColumns, getTableName, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Actor } from "./context.ts";
import type { InTransaction } from "./transaction.server.ts";

type Rows = { table: PgTable; rows: readonly Record<string, unknown>[] };

/** Rows for {@link insertRows}; a column that none of them gives takes its default. */
export function into<Table extends PgTable>(table: Table, rows: readonly Table["$inferInsert"][]): Rows {
  return { table, rows };
}

/**
 * Inserts rows of one or several tables in a single statement; rows may refer to each other. The text is the same for
 * any number of rows, so that it is prepared once, and values travel as one JSON text for each table.
 */
export async function insertRows(ctx: InTransaction<Actor | null>, ...parts: readonly Rows[]): Promise<void> {
  const inserts = parts.filter(({ rows }) => rows.length > 0).map(insertOf);
  const last = inserts.pop();
  if (!last) return;
  const before = inserts.map((insert, index) => sql`${sql.raw(`part_${index}`)} as (${insert})`);
  await ctx.db.execute(before.length > 0 ? sql`with ${sql.join(before, sql`, `)} ${last}` : last);
}

function insertOf({ table, rows }: Rows): SQL {
  const columns = getTableColumns(table);
  const given = Object.keys(columns).filter((key) => rows.some((row) => row[key] !== undefined));
  const nameOf = (key: string) => columns[key]?.name ?? key;
  const named = rows.map((row) => Object.fromEntries(given.map((key) => [nameOf(key), row[key]])));
  const name = sql.raw(`"${getTableName(table)}"`);
  const list = sql.raw(given.map((key) => `"${nameOf(key)}"`).join(", "));
  return sql`insert into ${name} (${list}) select ${list} from jsonb_populate_recordset(null::${name}, ${JSON.stringify(named)}::jsonb)`;
}
