import { sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { ledgerGrades } from "#db/schema/ledger.server.ts";

type Read = Pick<AnyContext, "db">;

/** How many of the newest evidence numbers are looked at: a transaction that far behind all others does not occur. */
const WINDOW = 500;
const MAX_KEPT = 256;

const memories = new WeakMap<object, Map<string, { version: string; value: Promise<unknown> }>>();

/**
 * Names the state of the ledger. Everything that moves a total adds evidence; the newest numbers, their largest and
 * their sum, change with every commit that does, also when transactions commit in another order than they began in.
 */
async function ledgerVersion({ db }: Read): Promise<string> {
  const newest = db
    .select({ sequence: ledgerGrades.sequence })
    .from(ledgerGrades)
    .orderBy(sql`${ledgerGrades.sequence} desc`)
    .limit(WINDOW)
    .as("newest");
  const [row] = await db
    .select({
      version: sql<string>`concat(max(${newest.sequence}), '/', sum(${newest.sequence}), '/', count(*))`,
    })
    .from(newest);
  return row?.version ?? "";
}

/**
 * Remembers what was read from the ledger until the ledger changes: never older than the moment of the call. Callers
 * at the same time share one reading. A reading that fails is not remembered.
 */
export async function whileLedgerStands<Value>(
  ctx: Read,
  key: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const version = await ledgerVersion(ctx);
  let memory = memories.get(ctx.db);
  if (!memory) {
    memory = new Map();
    memories.set(ctx.db, memory);
  }
  const known = memory.get(key);
  if (known?.version === version) return known.value as Promise<Value>;
  const value = read();
  memory.delete(key);
  memory.set(key, { version, value });
  value.catch(() => memory.delete(key));
  for (const oldest of memory.keys()) {
    if (memory.size <= MAX_KEPT) break;
    memory.delete(oldest);
  }
  return value;
}
