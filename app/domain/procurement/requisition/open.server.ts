import { and, eq } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { newId } from "#app/kernel/id.ts";
import { requisitions } from "#db/schema/procurement.server.ts";
import type { SaveDraft } from "./input.ts";
import type { RequisitionRow } from "./records.server.ts";

export type RequisitionFrame = Required<Omit<SaveDraft, "lines">>;

/**
 * The requisition that a form's request key names, locked: the one it made before, or a new draft. Two requests with
 * one key wait for each other here, so that the same form sent twice makes one requisition.
 */
export async function openRequisition(
  ctx: InTransaction,
  frame: RequisitionFrame,
): Promise<{ requisition: RequisitionRow; isNew: boolean }> {
  const inserted = await ctx.db
    .insert(requisitions)
    .values({
      ...frame,
      id: newId(ctx.now),
      organisationId: ctx.actor.organisationId,
      requesterId: ctx.actor.userId,
      totalFen: 0,
      contentHash: "",
      createdAt: ctx.now,
      isDemo: ctx.demo,
    })
    .onConflictDoNothing({ target: [requisitions.organisationId, requisitions.requestKey] })
    .returning();
  const [row] = inserted;
  if (row) return { requisition: row, isNew: true };
  const existing = await ctx.db
    .select()
    .from(requisitions)
    .where(
      and(
        eq(requisitions.organisationId, ctx.actor.organisationId),
        eq(requisitions.requestKey, frame.requestKey),
      ),
    )
    .for("update");
  return { requisition: oneRow(existing, "requisition.not_found"), isNew: false };
}
