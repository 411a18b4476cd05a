import { Column, is, Param, Placeholder, SQL, sql } from "drizzle-orm";
import { PgDialect, type SelectedFieldsOrdered } from "drizzle-orm/pg-core";
import type { Sql } from "#db/client.server.ts";
import type { Queryable } from "./context.ts";

type Values<Name extends string> = Record<Name, unknown>;
/** The place of a value. `set` takes places only where their type says SQL too. */
type Place = Placeholder & SQL;
type Places<Name extends string> = Record<Name, Place>;
type Where = { db: Queryable };

/** A statement of the query builder, finished but for its values. */
type Built<Rows> = { prepare(name: string): { execute(): Promise<Rows> } };
/** A statement with everything but its values: called for each execution. */
type Compiled<Rows> = (client: Sql, values: Values<string>) => Promise<Rows>;

/** What the query builder makes of a statement; its fields are what a row of the answer becomes, where it has rows. */
type BuiltQuery<Rows> = {
  queryString: string;
  params: unknown[];
  fields: SelectedFieldsOrdered | undefined;
  client: Sender | null;
  execute(): Promise<Rows>;
};
type Sender = { unsafe(text: string, params: unknown[]): ReturnType<typeof send> };

const dialect = new PgDialect();

/**
 * A statement that comes again with other values, in transactions and outside of them. Its text is made once for the
 * process, not by the query builder for every use, and it is prepared from its first use. `names` are the values it is
 * given; `build` writes it with the query builder, or as SQL whose rows come as the database names them.
 */
export function prepared<Name extends string, Row>(
  names: readonly Name[],
  build: (db: Queryable, values: Places<Name>) => SQL<Row>,
): (ctx: Where, values: Values<Name>) => Promise<Row[]>;
export function prepared<Name extends string, Rows>(
  names: readonly Name[],
  build: (db: Queryable, values: Places<Name>) => Built<Rows>,
): (ctx: Where, values: Values<Name>) => Promise<Rows>;
export function prepared<Name extends string, Rows>(
  names: readonly Name[],
  build: (db: Queryable, values: Places<Name>) => Built<Rows> | SQL,
): (ctx: Where, values: Values<Name>) => Promise<Rows> {
  let compiled: Compiled<Rows> | null = null;
  return ({ db }, values) => {
    compiled ??= compile(build(db, placeholdersOf(names)));
    return compiled(clientOf(db), values);
  };
}

/** Up to this many items each length of a list has a text that is kept. */
const LONGEST_KEPT = 50;

/**
 * As {@link prepared}, for a statement about a list of items: `in (…)` names each of them, because of `= any(…)` the
 * planner knows no length (decision 0016). Each length has a text of its own.
 */
export function preparedForList<Name extends string, Row>(
  names: readonly Name[],
  build: (db: Queryable, values: Places<Name>, items: Place[]) => SQL<Row>,
): (ctx: Where, values: Values<Name>, items: readonly unknown[]) => Promise<Row[]>;
export function preparedForList<Name extends string, Rows>(
  names: readonly Name[],
  build: (db: Queryable, values: Places<Name>, items: Place[]) => Built<Rows>,
): (ctx: Where, values: Values<Name>, items: readonly unknown[]) => Promise<Rows>;
export function preparedForList<Name extends string, Rows>(
  names: readonly Name[],
  build: (db: Queryable, values: Places<Name>, items: Place[]) => Built<Rows> | SQL,
): (ctx: Where, values: Values<Name>, items: readonly unknown[]) => Promise<Rows> {
  const byLength = new Map<number, Compiled<Rows>>();
  return ({ db }, values, items) => {
    let compiled = byLength.get(items.length);
    if (!compiled) {
      const places = items.map((_, index) => sql.placeholder(itemName(index)) as unknown as Place);
      compiled = compile<Rows>(build(db, placeholdersOf(names), places));
      if (items.length <= LONGEST_KEPT) byLength.set(items.length, compiled);
    }
    const named: Values<string> = { ...values };
    items.forEach((item, index) => {
      named[itemName(index)] = item;
    });
    return compiled(clientOf(db), named);
  };
}

const itemName = (index: number) => `item ${index}`;

function placeholdersOf<Name extends string>(names: readonly Name[]): Places<Name> {
  return Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as unknown as Places<Name>;
}

/** The driver behind a database or a transaction; the query builder keeps it to itself. */
function clientOf(db: Queryable): Sql {
  return (db as unknown as { session: { client: Sql } }).session.client;
}

function compile<Rows>(statement: Built<Rows> | SQL): Compiled<Rows> {
  if (is(statement, SQL)) {
    const { sql: text, params } = dialect.sqlToQuery(statement);
    const fill = fillerOf(params);
    let read: RowReader | null = null;
    return async (client, values) => {
      const rows = await send(client, text, fill(values)).values();
      read ??= readerOf((rows.columns ?? []).map(({ name }) => ({ name, read: null })));
      return rows.map(read) as Rows;
    };
  }
  const built = statement.prepare("repeated") as unknown as BuiltQuery<Rows>;
  const fill = fillerOf(built.params);
  // Whoever built it first, perhaps a transaction that has ended, is not kept.
  built.client = null;
  if (built.fields?.every(({ path }) => path.length === 1)) {
    const read = readerOf(
      built.fields.map(({ path: [name = ""], field }) => ({ name, read: decoderOf(field) })),
    );
    return async (client, values) =>
      (await send(client, built.queryString, fill(values)).values()).map(read) as Rows;
  }
  return (client, values) => {
    const query = Object.create(built) as BuiltQuery<Rows>;
    query.client = { unsafe: (text, params) => send(client, text, params) };
    query.params = fill(values);
    return query.execute();
  };
}

/** Sends a statement at once, so that statements leave in the order in which they were called. */
function send(client: Sql, text: string, params: readonly unknown[]) {
  return client.unsafe(text, params as never[], { prepare: true }).execute();
}

type Decoder = { mapFromDriverValue(value: unknown): unknown };
type RowReader = (values: readonly unknown[]) => Record<string, unknown>;

/** How the query builder reads a field from what the driver gives. */
function decoderOf(field: SelectedFieldsOrdered[number]["field"]): Decoder {
  if (is(field, Column)) return field as Decoder;
  const { decoder } = (is(field, SQL) ? field : (field as SQL.Aliased).sql) as unknown as {
    decoder: Decoder;
  };
  return decoder;
}

/**
 * Reads rows of these columns. All rows have one shape: one that is given its columns one after the other becomes, beyond a
 * dozen of them, a dictionary, which is slow to read and to copy.
 */
function readerOf(columns: readonly { name: string; read: Decoder | null }[]): RowReader {
  const blank = JSON.parse(
    JSON.stringify(Object.fromEntries(columns.map(({ name }) => [name, null]))),
  ) as Record<string, unknown>;
  return (values) => {
    const row = { ...blank };
    columns.forEach(({ name, read }, index) => {
      const value = values[index];
      if (value !== null) row[name] = read ? read.mapFromDriverValue(value) : value;
    });
    return row;
  };
}

/** Puts values in the places of a text's parameters, as the columns they are for write them; null is null. */
function fillerOf(params: readonly unknown[]): (values: Values<string>) => unknown[] {
  const places = params.map((param) => {
    if (is(param, Placeholder)) return { name: param.name, write: (value: unknown) => value };
    if (is(param, Param) && is(param.value, Placeholder)) {
      const { encoder, value } = param;
      return { name: value.name, write: (given: unknown) => encoder.mapToDriverValue(given) };
    }
    return { fixed: param };
  });
  return (values) =>
    places.map((place) => {
      if ("fixed" in place) return place.fixed;
      const value = values[place.name];
      if (value === undefined) throw new TypeError(`no value for "${place.name}" of a prepared statement`);
      return value === null ? null : place.write(value);
    });
}
