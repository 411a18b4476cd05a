import { and, eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { insertRows } from "#app/domain/core/insert-rows.server.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { lineAmountFen, sumFen } from "#app/kernel/money.ts";
import { requisitions } from "#db/schema/requisitions.server.ts";
import { contentHash } from "./content.ts";
import { loadFrame } from "./frame.server.ts";
import { type SaveDraft, saveDraftInput } from "./input.ts";
import { loadPackFacts, withFacts } from "./line-facts.server.ts";
import { openRequisition } from "./open.server.ts";
import { draftPriceFen } from "./price.ts";
import { type RequisitionRow, requireOpened } from "./records.server.ts";
import { removeLines, requisitionLineRows } from "./write-lines.server.ts";

/**
 * Saves a work table as a draft at today's prices, whatever still stands against its lines; nothing is held. The draft
 * that the request key names is replaced.
 * @throws DomainError `budget_unit.not_found`, `address.not_found`, `variant.not_found`, `variant.not_for_sale` (a pack
 * without a price), `requisition.wrong_state` when it is a draft no longer, `requisition.draft_changed` when it was saved
 * otherwise since it was opened.
 */
export async function saveDraft(ctx: AnyContext, raw: SaveDraft): Promise<RequisitionRow> {
  requireCan(ctx, "requisition.edit");
  const { lines, openedRevision, ...frame } = saveDraftInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const { place } = await loadFrame(ctx, frame);
    const { requisition, isNew } = await openRequisition(ctx, frame);
    if (requisition.state !== "draft") {
      throw new DomainError("requisition.wrong_state", { state: requisition.state, wanted: "draft" });
    }
    const factsOf = await loadPackFacts(
      ctx,
      lines.map((line) => line.variantId),
      frame.wantedOn,
    );
    const priced = withFacts(lines, factsOf).map(({ variantId, packs, facts }, index) => ({
      variantId,
      supplierId: facts.supplierId,
      packs,
      unitPriceFen: draftPriceFen(facts.tiers, packs, index),
    }));
    const hash = contentHash({ ...frame, place, lines: priced });
    if (hash !== requisition.contentHash) requireOpened(requisition, openedRevision);
    if (!isNew) await removeLines(ctx, requisition.id);
    await insertRows(ctx, requisitionLineRows({ id: requisition.id, wantedOn: frame.wantedOn }, priced));
    const rows = await ctx.db
      .update(requisitions)
      .set({
        ...frame,
        requesterId: ctx.actor.userId,
        totalFen: sumFen(priced.map((line) => lineAmountFen(line.packs, line.unitPriceFen))),
        contentHash: hash,
        revision: isNew ? 1 : requisition.revision + 1,
      })
      .where(and(eq(requisitions.id, requisition.id), eq(requisitions.state, "draft")))
      .returning();
    const saved = oneRow(rows, "requisition.wrong_state");
    await recordAudit(ctx, {
      action: "requisition.saved",
      subjectType: "requisition",
      subjectId: saved.id,
      before: isNew ? undefined : { totalFen: requisition.totalFen, contentHash: requisition.contentHash },
      after: { totalFen: saved.totalFen, contentHash: saved.contentHash, lines: priced.length },
    });
    return saved;
  });
}
