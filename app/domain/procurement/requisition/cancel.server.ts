import { releaseStock } from "#app/domain/catalogue/stock/allocation.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { closeApproval } from "#app/domain/procurement/approval/records.server.ts";
import { type RequisitionById, requisitionInput } from "./input.ts";
import {
  assertMovable,
  linesOf,
  lockRequisition,
  moveRequisition,
  type RequisitionRow,
} from "./records.server.ts";

/**
 * Gives up a draft or a submitted requisition for good; what it held is free again.
 * @throws DomainError `requisition.not_found`, `requisition.wrong_state`.
 */
export async function cancelRequisition(ctx: AnyContext, raw: RequisitionById): Promise<RequisitionRow> {
  requireCan(ctx, "requisition.edit");
  const { requisitionId } = requisitionInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const requisition = await lockRequisition(ctx, requisitionId);
    assertMovable(requisition, "cancelled");
    if (requisition.state === "submitted") {
      await releaseStock(ctx, await linesOf(ctx, requisitionId));
      await closeApproval(ctx, requisitionId, "voided");
    }
    const cancelled = await moveRequisition(ctx, requisition, "cancelled", { decidedAt: ctx.now });
    await recordAudit(ctx, {
      action: "requisition.cancelled",
      subjectType: "requisition",
      subjectId: requisitionId,
      before: { state: requisition.state },
      after: { state: cancelled.state },
    });
    return cancelled;
  });
}
