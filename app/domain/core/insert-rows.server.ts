import { getTableColumns, getTableName, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Actor } from "./context.ts";
import { prepared } from "./prepared.server.ts";
import type { InTransaction } from "./transaction.server.ts";

/** Rows of one table, as {@link into} gives them. */
export type Rows = { table: PgTable; rows: readonly Record<string, unknown>[] };

/** One insert as its text is made: into which table, which of its columns, and the rows under their names there. */
type Insert = { table: string; columns: string[]; rows: Record<string, unknown>[] };

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
  if (inserts.length === 0) return;
  const shape = inserts.map(({ table, columns }) => `${table}(${columns.join()})`).join();
  const insert = statements.get(shape) ?? statementOf(inserts);
  statements.set(shape, insert);
  await insert(
    ctx,
    Object.fromEntries(inserts.map(({ rows }, index) => [partName(index), JSON.stringify(rows)])),
  );
}

const statements = new Map<string, ReturnType<typeof statementOf>>();
const partName = (index: number) => `part_${index}`;

function statementOf(inserts: readonly Insert[]) {
  const names = inserts.map((_, index) => partName(index));
  return prepared(names, (_db, values) => {
    const texts = inserts.map(({ table, columns }, index) => {
      const name = sql.raw(`"${table}"`);
      const list = sql.raw(columns.map((column) => `"${column}"`).join(", "));
      const rows = values[partName(index)];
      return sql`insert into ${name} (${list}) select ${list} from jsonb_populate_recordset(null::${name}, ${rows}::text::jsonb)`;
    });
    const last = texts.pop() ?? sql``;
    const before = texts.map((insert, index) => sql`${sql.raw(partName(index))} as (${insert})`);
    return before.length > 0 ? sql`with ${sql.join(before, sql`, `)} ${last}` : last;
  });
}

function insertOf({ table, rows }: Rows): Insert {
  const columns = getTableColumns(table);
  const given = Object.keys(columns).filter((key) => rows.some((row) => row[key] !== undefined));
  const nameOf = (key: string) => columns[key]?.name ?? key;
  return {
    table: getTableName(table),
    columns: given.map(nameOf),
    rows: rows.map((row) => Object.fromEntries(given.map((key) => [nameOf(key), row[key]]))),
  };
}
