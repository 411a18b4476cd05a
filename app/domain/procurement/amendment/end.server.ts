import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { Context } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import type { NamedAmendment } from "./input.ts";
import { type AmendmentRow, decideAmendment, lockToDecide } from "./records.server.ts";

/** Ends a proposal that changes nothing: declined with a reason, or taken back. Throws as `lockToDecide`. */
export async function endAmendment(
  ctx: Context,
  named: NamedAmendment,
  to: "declined" | "withdrawn",
  reason: string | null,
): Promise<AmendmentRow> {
  return inTransaction(ctx, async (ctx) => {
    const { order, amendment } = await lockToDecide(ctx, named, to);
    const ended = await decideAmendment(ctx, amendment, to, reason);
    await recordAudit(ctx, {
      action: `amendment.${to}`,
      subjectType: "order",
      subjectId: order.id,
      before: { amendmentId: amendment.id, state: amendment.state },
      after: { amendmentId: amendment.id, state: ended.state },
      ...(reason ? { reason } : {}),
    });
    return ended;
  });
}
