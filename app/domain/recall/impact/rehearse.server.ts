import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { getRecallable } from "#app/domain/recall/recall/recallable.server.ts";
import type { Database } from "#db/client.server.ts";
import { impactOf } from "./impact.ts";
import { readImpact } from "./read.server.ts";

/**
 * What a recall of a batch would reach, without doing any of it: read in a transaction in which the database itself
 * refuses to write. `elapsedMs` is how long the finding took, in milliseconds.
 * @throws DomainError `batch.not_found`, also for another's batch.
 */
export async function rehearseRecall(ctx: AnyContext, batchId: string) {
  requireCan(ctx, "recall.read");
  return (ctx.db as Database).transaction(
    async (db) => {
      const batch = await getRecallable({ db, actor: ctx.actor }, batchId);
      const from = performance.now();
      const found = await readImpact({ db }, batchId);
      const elapsedMs = performance.now() - from;
      return { batch, ...found, impact: impactOf(found.batches, found.lines), elapsedMs, at: ctx.now };
    },
    { accessMode: "read only", isolationLevel: "repeatable read" },
  );
}

export type Rehearsal = Awaited<ReturnType<typeof rehearseRecall>>;
