import { inArray } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { batches } from "#db/schema/provenance.server.ts";
import type { BatchRow } from "./records.server.ts";

/**
 * Locks batches in key order, as an update of their figures locks them; scoping to an organisation is the caller's. What
 * is read of them holds until the transaction ends. Unknown ones are left out.
 */
export async function lockBatches(
  ctx: InTransaction<Actor | null>,
  batchIds: readonly string[],
): Promise<BatchRow[]> {
  const asked = [...new Set(batchIds)];
  if (asked.length === 0) return [];
  return ctx.db
    .select()
    .from(batches)
    .where(inArray(batches.id, asked))
    .orderBy(batches.id)
    .for("no key update");
}
