import type { Database } from "#db/client.server.ts";
import type { Actor, Context, Transaction } from "./context.ts";

/** A context whose `db` is surely a transaction. */
export type InTransaction<Who extends Actor | null = Actor> = Omit<Context<Who>, "db" | "transactional"> & {
  db: Transaction;
  transactional: true;
};

const RETRYABLE = new Set(["40001", "40P01"]);
const ATTEMPTS = 3;

/**
 * Runs `act` in one transaction: joins the one already open, or opens it. An opened transaction is tried again when
 * PostgreSQL chose it as the victim of a deadlock or a serialisation failure; everything else rolls back and is thrown.
 */
export async function inTransaction<Result, Who extends Actor | null>(
  ctx: Context<Who>,
  act: (ctx: InTransaction<Who>) => Promise<Result>,
): Promise<Result> {
  if (ctx.transactional) return act(ctx as InTransaction<Who>);
  for (let attempt = 1; ; attempt++) {
    try {
      return await (ctx.db as Database).transaction((db) => act({ ...ctx, db, transactional: true }));
    } catch (error) {
      if (attempt >= ATTEMPTS || !RETRYABLE.has(sqlStateOf(error) ?? "")) throw error;
    }
  }
}

/** What each of several promises gives, in their order. */
type Outcomes<Steps extends readonly Promise<unknown>[]> = {
  -readonly [At in keyof Steps]: Awaited<Steps[At]>;
};

/**
 * Waits for steps of a transaction that were begun one after the other: `await together(lock(ctx), read(ctx))`. Prepared
 * statements (`prepared.server.ts`) leave in the order of the calls, in few messages, and PostgreSQL executes them one after
 * the other: a later one sees what an earlier one locked or wrote. Only the first statement of each step is sure to keep
 * that order. For steps that need nothing of each other's answers.
 * @throws what the first of them threw, in their order; it has ended the transaction for those after it.
 */
export async function together<const Steps extends readonly Promise<unknown>[]>(
  ...steps: Steps
): Promise<Outcomes<Steps>> {
  const outcomes = await Promise.allSettled(steps);
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  return outcomes.map((outcome) => (outcome as PromiseFulfilledResult<unknown>).value) as Outcomes<Steps>;
}

/** The SQLSTATE of a database error, also when the query builder wrapped it; undefined for anything else. */
export function sqlStateOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: unknown }).code;
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return undefined;
}

/** The name of the constraint that a database error says was broken; undefined for anything else. */
export function brokenConstraintOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const name = (cause as { constraint_name?: unknown }).constraint_name;
    if (typeof name === "string") return name;
  }
  return undefined;
}
