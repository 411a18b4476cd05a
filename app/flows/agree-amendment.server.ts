import { releaseStock } from "#app/domain/catalogue/stock/allocation.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type AgreeAmendment, agreeAmendmentInput } from "#app/domain/procurement/amendment/input.ts";
import { type AgreedAmendment, putInForce } from "#app/domain/procurement/amendment/put-in-force.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { settleOrder } from "./settle-order.server.ts";

/**
 * The other side agrees that packs of an order will not be delivered: the stock held for them is free again, the
 * order's state follows what is left to come, and what is due or to be refunded is computed anew. The ledger counts
 * accepted goods only and is not touched. Locks: order, its lines, proposal, stock rows in key order.
 * @throws DomainError `order.not_found`, `amendment.not_found`, `amendment.other_side`, `amendment.wrong_state`,
 * `amendment.over_rest` when some of the packs have left since.
 */
export async function agreeAmendment(ctx: AnyContext, raw: AgreeAmendment): Promise<AgreedAmendment> {
  requireCan(ctx, "order.amend");
  const named = agreeAmendmentInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const agreed = await putInForce(ctx, named);
    const { before, order, waiver } = agreed;
    await releaseStock(ctx, waiver.lines);
    await settleOrder(ctx, order.id, dayOf(ctx.now));
    await recordAudit(ctx, {
      action: "amendment.agreed",
      subjectType: "order",
      subjectId: order.id,
      before: { state: before.state, waivedFen: before.waivedFen },
      after: {
        state: order.state,
        waivedFen: order.waivedFen,
        amendmentId: agreed.amendment.id,
        lines: waiver.lines,
      },
    });
    return agreed;
  });
}
