import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type CancelSpotCheck, cancelSpotCheckInput } from "./input.ts";
import { endSpotCheck, lockSpotCheck, type SpotCheckRow } from "./records.server.ts";

/**
 * Calls a planned spot check off, with a reason.
 * @throws DomainError `spot_check.not_found`, `spot_check.wrong_state`.
 */
export async function cancelSpotCheck(ctx: AnyContext, raw: CancelSpotCheck): Promise<SpotCheckRow> {
  requireCan(ctx, "spot_check.plan");
  const { spotCheckId, reason } = cancelSpotCheckInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const spotCheck = await lockSpotCheck(ctx, spotCheckId);
    const cancelled = await endSpotCheck(ctx, spotCheck, { state: "cancelled", cancelReason: reason });
    await recordAudit(ctx, {
      action: "spot_check.cancelled",
      subjectType: "spot_check",
      subjectId: spotCheckId,
      before: { state: spotCheck.state },
      after: { state: cancelled.state },
      reason,
    });
    return cancelled;
  });
}
