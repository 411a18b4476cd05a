import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { type HoldBatch, holdBatchInput } from "./input.ts";
import { type BatchRow, bumpIfOnSale, lockOwnBatch, moveBatch } from "./records.server.ts";

/**
 * Holds a released batch back with a reason: nothing of it is dispatched until it is released again.
 * @throws DomainError `batch.not_found`, `batch.wrong_state`.
 */
export async function holdBatch(ctx: AnyContext, raw: HoldBatch): Promise<BatchRow> {
  requireCan(ctx, "batch.edit");
  const { batchId, reason } = holdBatchInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const batch = await lockOwnBatch(ctx, batchId);
    if (batch.state !== "released") throw new DomainError("batch.wrong_state", { state: batch.state });
    const held = await moveBatch(ctx, batch, "on-hold");
    await recordAudit(ctx, {
      action: "batch.held",
      subjectType: "batch",
      subjectId: batchId,
      before: { state: batch.state },
      after: { state: held.state },
      reason,
    });
    await bumpIfOnSale(ctx, batch.productId);
    return held;
  });
}
