import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { lockOrder } from "#app/domain/procurement/order/records.server.ts";
import { type WithdrawAcceptance, withdrawAcceptanceInput } from "./input.ts";
import {
  type AcceptanceRow,
  getOrderIdOfAcceptance,
  lockAcceptance,
  moveAcceptance,
} from "./records.server.ts";

/**
 * Takes back an acceptance that is not countersigned yet, with a reason: the second signer sends it back, or the
 * receiver corrects it. The delivery can then be accepted anew.
 * @throws DomainError `acceptance.not_found`, `acceptance.wrong_state`.
 */
export async function withdrawAcceptance(ctx: AnyContext, raw: WithdrawAcceptance): Promise<AcceptanceRow> {
  requireCan(ctx, "acceptance.countersign");
  const { acceptanceId, reason } = withdrawAcceptanceInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    await lockOrder(ctx, await getOrderIdOfAcceptance(ctx, acceptanceId));
    const acceptance = await lockAcceptance(ctx, acceptanceId);
    const withdrawn = await moveAcceptance(ctx, acceptance, "withdrawn", {
      withdrawnById: ctx.actor.userId,
      withdrawnAt: ctx.now,
      withdrawnReason: reason,
    });
    await recordAudit(ctx, {
      action: "acceptance.withdrawn",
      subjectType: "acceptance",
      subjectId: acceptanceId,
      before: { state: acceptance.state },
      after: { state: withdrawn.state },
      reason,
    });
    return withdrawn;
  });
}
