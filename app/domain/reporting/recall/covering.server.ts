import { and, eq } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { recallBatches, recalls } from "#db/schema/recall.server.ts";

/** The number of the open recall that has reached a batch; null when none has. */
export async function findOpenRecallOver(
  { db }: Pick<AnyContext, "db">,
  batchId: string,
): Promise<string | null> {
  const [row] = await db
    .select({ number: recalls.number })
    .from(recallBatches)
    .innerJoin(recalls, eq(recalls.id, recallBatches.recallId))
    .where(and(eq(recallBatches.batchId, batchId), eq(recalls.state, "open")));
  return row?.number ?? null;
}
