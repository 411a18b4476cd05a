import { releaseStock } from "#app/domain/catalogue/stock/allocation.server.ts";
import { and, eq, lte, sql } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { SystemContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { closeApproval } from "#app/domain/procurement/approval/records.server.ts";
import { requisitionInput } from "#app/domain/procurement/requisition/input.ts";
import { linesOf, moveRequisition } from "#app/domain/procurement/requisition/records.server.ts";
import { requisitions } from "#db/schema/requisitions.server.ts";

/** Most requisitions that one round ends; the next round goes on. */
const MOST_AT_ONCE = 500;

/**
 * Ends every requisition that still waits when its hold is over, the longest overdue first, each in a transaction of
 * its own. Says how many ended.
 */
export async function expireDueRequisitions(ctx: SystemContext): Promise<{ expired: number }> {
  const due = await ctx.db
    .select({ requisitionId: requisitions.id })
    .from(requisitions)
    .where(and(sql`${requisitions.state} = 'submitted'`, lte(requisitions.holdExpiresAt, ctx.now)))
    .orderBy(requisitions.holdExpiresAt)
    .limit(MOST_AT_ONCE);
  let expired = 0;
  for (const requisition of due) if ((await expireRequisition(ctx, requisition)).expired) expired += 1;
  return { expired };
}

/**
 * Ends a requisition that still waits when its hold is over: its approval is void, its stock free again. Does nothing
 * to one that was decided, edited or cancelled before, or whose hold goes on; says whether it ended.
 */
export async function expireRequisition(
  ctx: SystemContext,
  raw: { requisitionId: string },
): Promise<{ expired: boolean }> {
  const { requisitionId } = requisitionInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const [requisition] = await ctx.db
      .select()
      .from(requisitions)
      .where(and(eq(requisitions.id, requisitionId), eq(requisitions.state, "submitted")))
      .for("update");
    if (!requisition?.holdExpiresAt || requisition.holdExpiresAt > ctx.now) return { expired: false };
    await releaseStock(ctx, await linesOf(ctx, requisitionId));
    await closeApproval(ctx, requisitionId, "voided");
    await moveRequisition(ctx, requisition, "expired", { decidedAt: ctx.now });
    await recordAudit(ctx, {
      action: "requisition.expired",
      subjectType: "requisition",
      subjectId: requisitionId,
      before: { state: requisition.state, holdExpiresAt: requisition.holdExpiresAt },
      after: { state: "expired" },
    });
    return { expired: true };
  });
}
