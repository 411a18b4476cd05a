import type postgres from "postgres";

type Unsafe = postgres.Sql["unsafe"];
type Options = { prepare?: boolean };
type Work = (tx: postgres.TransactionSql) => unknown;
type Nested = (first: string | Work, second?: Work) => Promise<unknown>;

/** A text is prepared when it is sent for the third time. */
const TIMES = 3;
/** Texts longer than this carry many rows and seldom come again. */
const LONGEST = 8_000;
/** Most texts one process has prepared; each connection keeps a plan for every one it has sent. */
const MOST = 500;
const MOST_REMEMBERED = 2_000;

/**
 * Lets statements that the query builder sends again and again be prepared. It hands them to the driver as plain text,
 * which the driver sends to be parsed, described and planned every time, in two round trips; prepared, a statement is
 * planned once for a connection and sent in one. Texts that differ with every call stay as they are.
 */
export function prepareRepeated(sql: postgres.Sql): void {
  const isRepeated = repetitions();
  prepareIn(sql, isRepeated);
  const begin = sql.begin.bind(sql) as unknown as Nested;
  sql.begin = nested(begin, isRepeated) as unknown as postgres.Sql["begin"];
}

/** Says of a text whether it has come often enough; what it remembers is bounded. */
function repetitions(): (text: string) => boolean {
  const prepared = new Set<string>();
  const seen = new Map<string, number>();
  return (text) => {
    if (prepared.has(text)) return true;
    if (text.length > LONGEST || prepared.size >= MOST) return false;
    const times = (seen.get(text) ?? 0) + 1;
    if (times >= TIMES) {
      seen.delete(text);
      prepared.add(text);
      return true;
    }
    if (seen.size >= MOST_REMEMBERED) seen.clear();
    seen.set(text, times);
    return false;
  };
}

function prepareIn(sql: { unsafe: Unsafe }, isRepeated: (text: string) => boolean): void {
  const unsafe = sql.unsafe as unknown as (text: string, values: unknown[], options: Options) => unknown;
  sql.unsafe = ((text: string, values: unknown[] = [], options: Options = {}) => {
    const prepare = options.prepare || (values.length > 0 && isRepeated(text));
    return unsafe(text, values, prepare ? { ...options, prepare } : options);
  }) as unknown as Unsafe;
}

/** A `begin` or `savepoint` whose work prepares what is repeated, too. */
function nested(open: Nested, isRepeated: (text: string) => boolean): Nested {
  return (first, second) => {
    const work = (typeof first === "string" ? second : first) as Work;
    const inside: Work = (tx) => {
      prepareIn(tx, isRepeated);
      tx.savepoint = nested(tx.savepoint as unknown as Nested, isRepeated) as typeof tx.savepoint;
      return work(tx);
    };
    return typeof first === "string" ? open(first, inside) : open(inside);
  };
}
