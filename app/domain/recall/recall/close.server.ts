import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { countWaiting } from "#app/domain/recall/notice/records.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { type CloseRecall, closeRecallInput } from "./input.ts";
import { lockRecall, moveToClosed, type RecallRow } from "./records.server.ts";

/**
 * Closes a recall with a summary: the office that answers for the county at any time, the supplier once every institution
 * has answered. What nobody answered for stays in the report as unaccounted for. Products stay off sale until their
 * supplier has counted.
 * @throws DomainError `recall.not_found`, `recall.wrong_state`, `recall.not_all_answered` naming how many are waited for.
 */
export async function closeRecall(ctx: AnyContext, raw: CloseRecall): Promise<RecallRow> {
  requireCan(ctx, "recall.close");
  const { recallId, summary } = closeRecallInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const recall = await lockRecall(ctx, recallId);
    const waiting = await countWaiting(ctx, recallId);
    if (recall.state === "open" && ctx.actor.organisationKind === "supplier" && waiting > 0)
      throw new DomainError("recall.not_all_answered", { waiting });
    const closed = await moveToClosed(ctx, recall, summary);
    await recordAudit(ctx, {
      action: "recall.closed",
      subjectType: "recall",
      subjectId: recallId,
      before: { state: recall.state },
      after: { state: closed.state, waiting },
      reason: summary,
    });
    await bumpCatalogueVersion(ctx);
    return closed;
  });
}
