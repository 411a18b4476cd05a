import { and, eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { SystemContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { closeApproval } from "#app/domain/procurement/approval/records.server.ts";
import { requisitionInput } from "#app/domain/procurement/requisition/input.ts";
import { linesOf, moveRequisition } from "#app/domain/procurement/requisition/records.server.ts";
import { releaseStock } from "#app/domain/catalogue/stock/allocation.server.ts";
import { requisitions } from "#db/schema/procurement.server.ts";

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
