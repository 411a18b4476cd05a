import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import { into, type Rows } from "#app/domain/core/insert-rows.server.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { newId } from "#app/kernel/id.ts";
import { approvals } from "#db/schema/requisitions.server.ts";
import type { ApprovalState } from "#db/vocabulary/procurement.ts";

export type ApprovalRow = typeof approvals.$inferSelect;

/** As the index of open approvals spells it, so that a prepared plan may read it. */
const isOpen = sql`${approvals.state} = 'open'`;

const readOpen = prepared(["requisitionId"], (db, { requisitionId }) =>
  db
    .select()
    .from(approvals)
    .where(and(eq(approvals.requisitionId, requisitionId), isOpen)),
);

/** The approvals that wait for a decision on a requisition locked before: one, or none. */
export async function openApprovalsOf(
  ctx: InTransaction<Actor | null>,
  requisitionId: string,
): Promise<ApprovalRow[]> {
  return readOpen(ctx, { requisitionId });
}

/**
 * The approval of a requisition that is opened with it, bound to the hash of its content, as a row for `insertRows`. The
 * database allows one at a time.
 */
export function openedApproval(
  ctx: InTransaction,
  approval: { requisitionId: string; contentHash: string; ruleId: string },
): Rows {
  return into(approvals, [{ ...approval, id: newId(ctx.now), openedAt: ctx.now }]);
}

const closeOpen = prepared(
  ["requisitionId", "state", "decidedAt", "decidedById", "reason"],
  (db, { requisitionId, ...decision }) =>
    db
      .update(approvals)
      .set(decision)
      .where(and(eq(approvals.requisitionId, requisitionId), isOpen))
      .returning({ id: approvals.id }),
);

/** Closes the open approval of a requisition. @throws DomainError `approval.wrong_state` when none is open. */
export async function closeApproval(
  ctx: InTransaction<Actor | null>,
  requisitionId: string,
  to: Exclude<ApprovalState, "open">,
  reason?: string,
): Promise<void> {
  const rows = await closeOpen(ctx, {
    requisitionId,
    state: to,
    decidedAt: ctx.now,
    decidedById: ctx.actor?.userId ?? null,
    reason: reason ?? null,
  });
  oneRow(rows, "approval.wrong_state");
}
