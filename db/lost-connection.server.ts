import type postgres from "postgres";

type Begin = postgres.Sql["begin"];
type Work = (tx: postgres.TransactionSql) => unknown;
type Savepoint = (first: string | Work, second?: Work) => Promise<unknown>;

const LOST = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
]);

/**
 * Lets a program outlive a connection that is cut within a transaction (the server restarts, an administrator ends
 * the session). The driver would answer the failure by writing ROLLBACK to a socket that is gone, which nothing can
 * catch and which ends the process (porsager/postgres#1154), and would let work that still runs write to whatever
 * the connection is used for next. Here the work of a lost transaction ends with the connection: the caller of
 * `begin` gets CONNECTION_CLOSED from the driver, no further statement is sent, and the server rolls back by itself.
 */
export function endWithConnection(sql: postgres.Sql): void {
  const begin = sql.begin.bind(sql) as (...args: unknown[]) => Promise<unknown>;
  const guarded = (first: string | Work, second?: Work): Promise<unknown> => {
    const state = { lost: false };
    const work = typeof first === "string" ? second : first;
    const inside = (tx: postgres.TransactionSql) => untilLost(state, tx, work as Work);
    const outcome = typeof first === "string" ? begin(first, inside) : begin(inside);
    return outcome.catch((error: unknown) => {
      state.lost ||= isLost(error);
      throw error;
    });
  };
  sql.begin = guarded as unknown as Begin;
}

/** Runs the work; when its connection is lost it neither ends nor sends another statement. */
async function untilLost(state: { lost: boolean }, tx: postgres.TransactionSql, work: Work) {
  try {
    const result = await work(refusingWhenLost(state, tx));
    if (!state.lost) return result;
  } catch (error) {
    state.lost ||= isLost(error);
    if (!state.lost) throw error;
  }
  return new Promise<never>(() => undefined);
}

function refusingWhenLost(state: { lost: boolean }, tx: postgres.TransactionSql): postgres.TransactionSql {
  const refuse = () => {
    if (state.lost) throw Object.assign(new Error("The connection was lost."), { code: "CONNECTION_CLOSED" });
  };
  return new Proxy(tx, {
    apply(target, self, args) {
      refuse();
      return Reflect.apply(target as unknown as (...args: unknown[]) => unknown, self, args);
    },
    get(target, name) {
      if (name === "unsafe") refuse();
      if (name !== "savepoint") return Reflect.get(target, name);
      const savepoint = target.savepoint.bind(target) as unknown as Savepoint;
      return (first: string | Work, second?: Work) => {
        refuse();
        const inside = (nested: postgres.TransactionSql) =>
          untilLost(state, nested, (typeof first === "string" ? second : first) as Work);
        return typeof first === "string" ? savepoint(first, inside) : savepoint(inside);
      };
    },
  });
}

/** Whether an error, or what it was caused by, says that the connection is gone. */
function isLost(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (LOST.has(String((cause as { code?: unknown }).code))) return true;
  }
  return false;
}
