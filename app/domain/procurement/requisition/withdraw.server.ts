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
 * Takes a submitted requisition back for editing: its approval is void, what it held is free again.
 * @throws DomainError `requisition.not_found`, `requisition.wrong_state`.
 */
export async function withdrawRequisition(ctx: AnyContext, raw: RequisitionById): Promise<RequisitionRow> {
  requireCan(ctx, "requisition.edit");
  const { requisitionId } = requisitionInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const requisition = await lockRequisition(ctx, requisitionId);
    assertMovable(requisition, "draft");
    await releaseStock(ctx, await linesOf(ctx, requisitionId));
    await closeApproval(ctx, requisitionId, "voided");
    const draft = await moveRequisition(ctx, requisition, "draft", {
      submittedAt: null,
      holdExpiresAt: null,
      revision: requisition.revision + 1,
    });
    await recordAudit(ctx, {
      action: "requisition.withdrawn",
      subjectType: "requisition",
      subjectId: requisitionId,
      before: { state: requisition.state, contentHash: requisition.contentHash },
      after: { state: draft.state },
    });
    return draft;
  });
}
