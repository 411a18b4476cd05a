import { sql } from "drizzle-orm";
import type { Actor } from "./context.ts";
import type { JobName, JobPayloads } from "./jobs.ts";
import type { InTransaction } from "./transaction.server.ts";

/**
 * Adds a job in the transaction: it is there exactly when what asked for it is. Delivered at least once, so the job
 * must do nothing the second time. `key` makes one job of several with the same key.
 */
export async function enqueue<Name extends JobName>(
  ctx: InTransaction<Actor | null>,
  name: Name,
  payload: JobPayloads[Name],
  options: { runAt?: Date; key?: string } = {},
): Promise<void> {
  const runAt = options.runAt?.toISOString() ?? null;
  await ctx.db.execute(
    sql`select graphile_worker.add_job(${name}::text, ${JSON.stringify(payload)}::json, run_at => ${runAt}::timestamptz, job_key => ${options.key ?? null}::text, max_attempts => 10)`,
  );
}
