import { and, eq, type SQL } from "drizzle-orm";
import type { Context } from "#app/domain/core/context.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { requisitions } from "#db/schema/requisitions.server.ts";
import type { SaveDraft } from "./input.ts";
import type { RequisitionRow } from "./records.server.ts";

export type RequisitionFrame = Required<Omit<SaveDraft, "lines" | "openedRevision">>;

type Submitted =
  | "number"
  | "requesterId"
  | "totalFen"
  | "contentHash"
  | "revision"
  | "submittedAt"
  | "holdExpiresAt";

/** A requisition that is submitted without having been a draft, as it is inserted. */
export function newlySubmitted(
  ctx: InTransaction,
  submission: RequisitionFrame & Pick<RequisitionRow, Submitted>,
): RequisitionRow {
  return {
    ...submission,
    id: newId(ctx.now),
    organisationId: ctx.actor.organisationId,
    state: "submitted",
    createdAt: ctx.now,
    decidedAt: null,
    isDemo: ctx.demo,
  };
}

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

type Key = { organisationId: string | SQL; requestKey: string | SQL };

const isOfKey = ({ organisationId, requestKey }: Key) =>
  and(eq(requisitions.organisationId, organisationId), eq(requisitions.requestKey, requestKey));

const lockByKey = prepared(["organisationId", "requestKey"], (db, key) =>
  db.select().from(requisitions).where(isOfKey(key)).for("update"),
);

/** The requisition that a form's request key made before, locked; null when it made none. */
export async function lockRequisitionOfForm(
  ctx: InTransaction,
  requestKey: string,
): Promise<RequisitionRow | null> {
  const rows = await lockByKey(ctx, { organisationId: ctx.actor.organisationId, requestKey });
  return rows[0] ?? null;
}

/** Whether a form's request key has made a requisition that everybody sees by now. */
export async function hasMadeRequisition(
  ctx: Pick<Context, "db" | "actor">,
  requestKey: string,
): Promise<boolean> {
  const { organisationId } = ctx.actor;
  return (await ctx.db.$count(requisitions, isOfKey({ organisationId, requestKey }))) > 0;
}

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
  const existing = await lockRequisitionOfForm(ctx, frame.requestKey);
  if (existing === null) throw new DomainError("requisition.not_found");
  return { requisition: existing, isNew: false };
}
