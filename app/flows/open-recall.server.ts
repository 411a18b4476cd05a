import { holdSale } from "#app/domain/catalogue/product/hold-sale.server.ts";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { enqueue } from "#app/domain/core/jobs.server.ts";
import { takeNumbers } from "#app/domain/core/numbering.server.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { gramsLeft } from "#app/domain/provenance/batch/dispatchable.ts";
import { lockReach, recallBatches } from "#app/domain/provenance/batch/recall.server.ts";
import { readImpact } from "#app/domain/recall/impact/read.server.ts";
import { insertNotices } from "#app/domain/recall/notice/records.server.ts";
import { type OpenRecall, openRecallInput } from "#app/domain/recall/recall/input.ts";
import { recallNumber, recallSeries } from "#app/domain/recall/recall/number.ts";
import { insertRecall, openRecallOver, type RecallRow } from "#app/domain/recall/recall/records.server.ts";
import { getRecallable } from "#app/domain/recall/recall/recallable.server.ts";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";

const HOUR_MS = 3_600_000;

/**
 * Calls a batch and everything made from it back, at once: none of it may leave any more, its products are off sale, and
 * every institution that was ever sent some of it, also what is still under way, has a notice with a deadline. By the
 * supplier's manager or an office that answers for the county of the base. Locks: the batches in key order, then products.
 * @throws DomainError `batch.not_found`, `recall.already_open` naming the recall that covers the batch already.
 */
export async function openRecall(ctx: AnyContext, raw: OpenRecall): Promise<RecallRow> {
  requireCan(ctx, "recall.open");
  const { answerWithinHours, ...input } = openRecallInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const root = await getRecallable(ctx, input.batchId);
    const reached = await lockReach(ctx, root.id);
    const covering = await openRecallOver(ctx, root.id);
    if (covering) throw new DomainError("recall.already_open", { number: covering });
    const { lines } = await readImpact(ctx, root.id);

    const year = yearOf(dayOf(ctx.now));
    const number = recallNumber(year, await takeNumbers(ctx, recallSeries(year)));
    await recallBatches(ctx, reached, {
      placeZh: ctx.actor.organisationName,
      noteZh: `召回 ${number}：${input.reason}`,
    });
    const productIds = [...new Set(reached.map(({ productId }) => productId))].sort();
    await holdSale(ctx, productIds);
    const recall = await insertRecall(
      ctx,
      {
        ...input,
        id: newId(ctx.now),
        number,
        organisationId: root.organisationId,
        countyCode: root.countyCode,
        openedById: ctx.actor.userId,
        openedByOrganisationId: ctx.actor.organisationId,
        openedAt: ctx.now,
        answerBy: new Date(ctx.now.getTime() + answerWithinHours * HOUR_MS),
        isDemo: root.isDemo,
      },
      reached.map((batch) => ({
        batchId: batch.id,
        stateBefore: batch.state,
        gramsLeft: gramsLeft(batch),
      })),
      productIds,
    );
    const notices = await insertNotices(ctx, recall.id, lines);
    await enqueue(
      ctx,
      "recall.remind",
      { recallId: recall.id },
      // The deadline itself is still in time.
      { runAt: new Date(recall.answerBy.getTime() + 1000) },
    );
    await recordAudit(ctx, {
      action: "recall.opened",
      subjectType: "recall",
      subjectId: recall.id,
      after: {
        number,
        batchId: root.id,
        batches: reached.length,
        notices,
        deliveryLines: lines.length,
        answerBy: recall.answerBy,
      },
      reason: input.reason,
    });
    await bumpCatalogueVersion(ctx);
    return recall;
  });
}
