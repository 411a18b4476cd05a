import { and, eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { appendTraceEvents, type NewTraceEvent } from "#app/domain/provenance/trace/append.server.ts";
import { dayOf, startOfDay } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { productionBases } from "#db/schema/provenance.server.ts";
import type { ProcessingKind } from "#db/vocabulary/catalogue.ts";
import { bestBefore, impossibleDay } from "./days.ts";
import { type CreateBatch, createBatchInput } from "./input.ts";
import { insertBatch, ownProduct } from "./new-batch.server.ts";
import type { BatchRow } from "./records.server.ts";

/**
 * Begins a batch of a product as a draft, from one of the organisation's bases, with a code of ours; its timeline begins with
 * its harvest and its packing where that is asked for.
 * @throws DomainError `product.not_found`, `base.not_found`, `batch.dates_impossible`, `batch.code_taken`.
 */
export async function createBatch(ctx: AnyContext, raw: CreateBatch): Promise<BatchRow> {
  requireCan(ctx, "batch.edit");
  const input = createBatchInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const product = await ownProduct(ctx, input.productId);
    const base = await ownBase(ctx, input.baseId || product.baseId);
    const days = {
      harvestedOn: input.harvestedOn,
      packedOn: input.packedOn,
      bestBeforeOn: bestBefore(input.bestBeforeOn, input.packedOn, product.shelfLifeDays),
    };
    const field = impossibleDay(days, dayOf(ctx.now));
    if (field)
      throw new DomainError("batch.dates_impossible", {}, [
        { path: [field], code: "batch.dates_impossible" },
      ]);
    const batch = await insertBatch(ctx, {
      ...days,
      productId: product.id,
      baseId: base.id,
      supplierCode: input.supplierCode,
      quantityGrams: input.quantityKilograms,
    });
    await recordAudit(ctx, {
      action: "batch.created",
      subjectType: "batch",
      subjectId: batch.id,
      after: batch,
    });
    if (input.recordsSteps) await appendTraceEvents(ctx, firstSteps(batch, base, product.processing));
    return batch;
  });
}

/** How the batch came to be, known by its days alone. What is made by hand is worked, not harvested. */
function firstSteps(
  { id: batchId, harvestedOn, packedOn }: BatchRow,
  base: { id: string; nameZh: string },
  processing: ProcessingKind,
): NewTraceEvent[] {
  const begun = { batchId, placeZh: base.nameZh, placeRef: `base:${base.id}` };
  return [
    {
      ...begun,
      kind: processing === "craft" ? "processed" : "harvested",
      occurredAt: startOfDay(harvestedOn),
    },
    { ...begun, kind: "packed", occurredAt: startOfDay(packedOn) },
  ];
}

async function ownBase(ctx: InTransaction, baseId: string | null): Promise<{ id: string; nameZh: string }> {
  if (!baseId || !isId(baseId)) throw unknownBase();
  const [base] = await ctx.db
    .select({ id: productionBases.id, nameZh: productionBases.nameZh })
    .from(productionBases)
    .where(and(eq(productionBases.id, baseId), eq(productionBases.organisationId, ctx.actor.organisationId)));
  if (!base) throw unknownBase();
  return base;
}

const unknownBase = () =>
  new DomainError("base.not_found", {}, [{ path: ["baseId"], code: "base.not_found" }]);
