import { and, eq } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { newId } from "#app/kernel/id.ts";
import { requisitions } from "#db/schema/requisitions.server.ts";
import type { SaveDraft } from "./input.ts";
import type { RequisitionRow } from "./records.server.ts";

export type RequisitionFrame = Required<Omit<SaveDraft, "lines" | "openedRevision">>;

const insertDraft = prepared(
  [
    "id",
    "organisationId",
    "requesterId",
    "requestKey",
    "budgetUnitId",
    "deliveryAddressId",
    "fundSource",
    "terms",
    "wantedOn",
    "ownReference",
    "note",
    "createdAt",
    "isDemo",
  ],
  (db, values) =>
    db
      .insert(requisitions)
      .values({ ...values, totalFen: 0, contentHash: "" })
      .onConflictDoNothing({ target: [requisitions.organisationId, requisitions.requestKey] })
      .returning(),
);

/**
 * The requisition that a form's request key names, locked: the one it made before, or a new draft. Two requests with
 * one key wait for each other here, so that the same form sent twice makes one requisition.
 */
export async function openRequisition(
  ctx: InTransaction,
  frame: RequisitionFrame,
): Promise<{ requisition: RequisitionRow; isNew: boolean }> {
  const [row] = await insertDraft(ctx, {
    ...frame,
    id: newId(ctx.now),
    organisationId: ctx.actor.organisationId,
    requesterId: ctx.actor.userId,
    createdAt: ctx.now,
    isDemo: ctx.demo,
  });
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
