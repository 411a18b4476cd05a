import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { lockOrderLines } from "#app/domain/procurement/fulfilment/records.server.ts";
import { lockOrder } from "#app/domain/procurement/order/records.server.ts";
import { dispatchableStates } from "#app/domain/procurement/order/states.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { orderAmendmentLines, orderAmendments } from "#db/schema/orders.server.ts";
import { sideOfTrade } from "./decide.ts";
import { type ProposeAmendment, proposeAmendmentInput } from "./input.ts";
import { type AmendmentRow, hasOpenAmendment } from "./records.server.ts";
import { planWaiver } from "./waive.ts";

/**
 * One side of a confirmed order proposes, with a reason, that packs which have not left will not be delivered.
 * Nothing changes until the other side agrees; one proposal waits at a time.
 * @throws DomainError `order.not_found`, `order.wrong_state`, `amendment.already_open`, `amendment.nothing`,
 * `amendment.over_rest`, `order_line.not_found`.
 */
export async function proposeAmendment(ctx: AnyContext, raw: ProposeAmendment): Promise<AmendmentRow> {
  requireCan(ctx, "order.amend");
  const { orderId, reason, lines: asked } = proposeAmendmentInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
    if (!dispatchableStates.some((state) => state === order.state))
      throw new DomainError("order.wrong_state", { state: order.state });
    if (await hasOpenAmendment(ctx, order.id)) throw new DomainError("amendment.already_open");
    const waiver = planWaiver(await lockOrderLines(ctx, order.id), asked);
    const amendment = oneRow(
      await ctx.db
        .insert(orderAmendments)
        .values({
          id: newId(ctx.now),
          orderId: order.id,
          proposedBy: sideOfTrade(order, ctx.actor.organisationId),
          proposedById: ctx.actor.userId,
          proposedAt: ctx.now,
          reason,
          waivedFen: waiver.amountFen,
        })
        .returning(),
      "amendment.not_found",
    );
    await ctx.db
      .insert(orderAmendmentLines)
      .values(
        waiver.lines.map(({ orderLineId, packs }) => ({ amendmentId: amendment.id, orderLineId, packs })),
      );
    await recordAudit(ctx, {
      action: "amendment.proposed",
      subjectType: "order",
      subjectId: order.id,
      after: { amendmentId: amendment.id, by: amendment.proposedBy, lines: waiver.lines },
      reason,
    });
    return amendment;
  });
}
