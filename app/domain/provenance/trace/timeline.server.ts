import { asc, eq } from "drizzle-orm";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { traceEvents } from "#db/schema/provenance.server.ts";
import type { CorrectableEvent } from "./corrections.ts";

/** The events of a batch whose row is locked, as a correction sees them. */
export function listCorrectable(ctx: InTransaction, batchId: string): Promise<CorrectableEvent[]> {
  return ctx.db
    .select({
      sequence: traceEvents.sequence,
      kind: traceEvents.kind,
      concernsSequence: traceEvents.concernsSequence,
      actorOrganisationId: traceEvents.actorOrganisationId,
    })
    .from(traceEvents)
    .where(eq(traceEvents.batchId, batchId))
    .orderBy(asc(traceEvents.sequence));
}
