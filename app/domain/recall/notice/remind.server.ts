import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { SystemContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { remindRecallInput } from "#app/domain/recall/recall/input.ts";
import { markReminded } from "./records.server.ts";

/**
 * When the deadline of a recall has passed: marks the notices nobody has answered as reminded, which their institutions
 * and the officials see. A second time it finds nothing to mark. Returns how many were late.
 */
export async function remindRecall(ctx: SystemContext, raw: { recallId: string }): Promise<{ late: number }> {
  const { recallId } = remindRecallInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const late = await markReminded(ctx, recallId);
    if (late > 0)
      await recordAudit(ctx, {
        action: "recall.reminded",
        subjectType: "recall",
        subjectId: recallId,
        after: { late },
      });
    return { late };
  });
}
