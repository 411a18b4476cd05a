import { releaseStock } from "#app/domain/catalogue/stock/allocation.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type RejectRequisition, rejectRequisitionInput } from "#app/domain/procurement/requisition/input.ts";
import { moveRequisition, type RequisitionRow } from "#app/domain/procurement/requisition/records.server.ts";
import { closeApproval } from "./records.server.ts";
import { lockForDecision } from "./waiting.server.ts";

/**
 * Rejects the whole of what waits, with a reason its requester reads; what it held is free again.
 * @throws DomainError as `lockForDecision`; an expired hold does not stand in the way.
 */
export async function rejectRequisition(ctx: AnyContext, raw: RejectRequisition): Promise<RequisitionRow> {
  requireCan(ctx, "requisition.approve");
  const input = rejectRequisitionInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const { requisition, lines } = await lockForDecision(ctx, input, "reject");
    await releaseStock(ctx, lines);
    await closeApproval(ctx, requisition.id, "rejected", input.reason);
    const rejected = await moveRequisition(ctx, requisition, "rejected", { decidedAt: ctx.now });
    await recordAudit(ctx, {
      action: "requisition.rejected",
      subjectType: "requisition",
      subjectId: requisition.id,
      before: { state: requisition.state, contentHash: requisition.contentHash },
      after: { state: rejected.state },
      reason: input.reason,
    });
    return rejected;
  });
}
