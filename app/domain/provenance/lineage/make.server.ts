import { eq, sql } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { kilogramsText } from "#app/domain/provenance/batch/conformity.ts";
import { lockOwnBatches } from "#app/domain/provenance/batch/consume.server.ts";
import { bestBefore, impossibleDay } from "#app/domain/provenance/batch/days.ts";
import { insertBatch, ownProduct } from "#app/domain/provenance/batch/new-batch.server.ts";
import { type BatchRow, bumpIfOnSale } from "#app/domain/provenance/batch/records.server.ts";
import { appendTraceEvents } from "#app/domain/provenance/trace/append.server.ts";
import { type Day, dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { batches, batchInputs, productionBases } from "#db/schema/provenance.server.ts";
import { type BatchInput, inheritedBy, type MakingKind, makingIssues } from "./combine.ts";
import { type MakeBatch, makeBatchInput } from "./input.ts";

/** How each kind of making is told on the timelines. */
const verb: Record<MakingKind, string> = {
  split: "分装",
  mixed: "混合",
  repacked: "重新包装",
  processed: "加工",
};

/**
 * Makes a batch from others of the actor's organisation: they lose what went in, the new one begins as a draft that
 * needs its own 承诺达标合格证, because mixing and repacking call for a new one (MARA Order 2025 No. 4). The source rows
 * are locked in key order. Both sides' timelines tell of it.
 * @throws DomainError `product.not_found`, `batch.not_found`, `batch.dates_impossible`, `batch.code_taken`,
 * `lineage.not_possible` with an issue for each field (see `makingIssues`).
 */
export async function makeBatch(ctx: AnyContext, raw: MakeBatch): Promise<BatchRow> {
  requireCan(ctx, "batch.edit");
  const input = makeBatchInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const product = await ownProduct(ctx, input.productId);
    const sources = await lockSources(ctx, input.inputs);
    const making = { ...input, quantityGrams: input.quantityKilograms };
    const issues = makingIssues(making, sources);
    if (issues.length > 0) throw new DomainError("lineage.not_possible", {}, issues);

    const inherited = inheritedBy(input.kind, sources);
    const days = {
      harvestedOn: inherited.harvestedOn,
      packedOn: input.packedOn,
      bestBeforeOn: lastDay(input, inherited.bestBeforeOn, product.shelfLifeDays),
    };
    refuseImpossible(days, inherited.bestBeforeOn, dayOf(ctx.now));
    const made = await insertBatch(ctx, {
      ...days,
      productId: product.id,
      baseId: inherited.baseId,
      origin: input.kind,
      supplierCode: input.supplierCode,
      quantityGrams: making.quantityGrams,
    });
    await drawInputs(ctx, made.id, sources);
    await tellTimelines(ctx, made, input.kind, sources);
    await recordAudit(ctx, {
      action: "batch.made",
      subjectType: "batch",
      subjectId: made.id,
      after: { ...made, inputs: sources.map(({ batchId, grams }) => ({ batchId, grams })) },
    });
    await bumpIfOnSale(ctx, made.productId);
    return made;
  });
}

/** The batches that go in, locked in key order; lines of one batch are one draw. */
async function lockSources(
  ctx: InTransaction,
  lines: readonly { batchId: string; kilograms?: number }[],
): Promise<BatchInput[]> {
  const drawn = lines.flatMap(({ batchId, kilograms }, index) =>
    kilograms === undefined ? [] : [{ batchId, grams: kilograms, index }],
  );
  const rows = await lockOwnBatches(
    ctx,
    drawn.map(({ batchId }) => batchId),
  );
  const repeated = drawn.filter(
    ({ batchId }, at) => drawn.findIndex((line) => line.batchId === batchId) < at,
  );
  if (repeated.length > 0)
    throw new DomainError(
      "lineage.not_possible",
      {},
      repeated.map(({ index }) => ({ path: ["inputs", index, "kilograms"], code: "lineage.input_repeated" })),
    );
  return drawn.map(({ batchId, grams }) => ({
    ...oneRow(
      [rows.get(batchId)].filter((row) => row !== undefined),
      "batch.not_found",
    ),
    batchId,
    grams,
  }));
}

/** As given, else the inputs' own last day, else (of something new) the product's shelf life from packing. */
function lastDay(
  { kind, bestBeforeOn, packedOn }: { kind: MakingKind; bestBeforeOn?: Day; packedOn: Day },
  inherited: Day | null,
  shelfLifeDays: number | null,
): Day | null {
  if (kind === "processed") return bestBefore(bestBeforeOn, packedOn, shelfLifeDays);
  return bestBeforeOn ?? inherited;
}

/** Goods do not keep longer because they were mixed or packed again. */
function refuseImpossible(
  days: { harvestedOn: Day; packedOn: Day; bestBeforeOn: Day | null },
  inherited: Day | null,
  today: Day,
): void {
  const field = impossibleDay(days, today);
  const code = "batch.dates_impossible";
  if (field) throw new DomainError(code, {}, [{ path: [field], code }]);
  if (inherited !== null && (days.bestBeforeOn === null || days.bestBeforeOn > inherited)) {
    const later = "lineage.keeps_no_longer";
    throw new DomainError(later, { on: inherited }, [
      { path: ["bestBeforeOn"], code: later, details: { on: inherited } },
    ]);
  }
}

async function drawInputs(
  ctx: InTransaction,
  batchId: string,
  sources: readonly BatchInput[],
): Promise<void> {
  const { organisationId } = ctx.actor;
  await ctx.db
    .insert(batchInputs)
    .values(sources.map(({ batchId: sourceId, grams }) => ({ organisationId, batchId, sourceId, grams })));
  for (const { batchId: sourceId, grams } of sources) {
    await ctx.db
      .update(batches)
      .set({
        usedGrams: sql`${batches.usedGrams} + ${grams}`,
        state: sql`case when ${batches.state} = 'released'
          and ${batches.quantityGrams} - ${batches.dispatchedGrams} - ${batches.usedGrams} - ${grams} = 0
          then 'depleted' else ${batches.state} end`,
      })
      .where(eq(batches.id, sourceId));
  }
}

async function tellTimelines(
  ctx: InTransaction,
  made: BatchRow,
  kind: MakingKind,
  sources: readonly BatchInput[],
): Promise<void> {
  const [base] = await ctx.db
    .select({ nameZh: productionBases.nameZh })
    .from(productionBases)
    .where(eq(productionBases.id, made.baseId));
  const event = {
    kind: "transformed" as const,
    occurredAt: ctx.now,
    placeZh: base?.nameZh ?? "",
    placeRef: `base:${made.baseId}`,
  };
  const went = sources.map(({ code, grams }) => `${code} ${kilogramsText(grams)}`).join("、");
  await appendTraceEvents(ctx, [
    ...sources.map(({ batchId, grams }) => ({
      ...event,
      batchId,
      quantityGrams: grams,
      related: [{ role: "output" as const, batchId: made.id, grams: made.quantityGrams }],
      noteZh: `${kilogramsText(grams)}${verb[kind]}为批次 ${made.code}`,
    })),
    {
      ...event,
      batchId: made.id,
      quantityGrams: made.quantityGrams,
      related: sources.map(({ batchId, grams }) => ({ role: "input" as const, batchId, grams })),
      noteZh: `由批次 ${went} ${verb[kind]}而成，得 ${kilogramsText(made.quantityGrams)}`,
    },
  ]);
}
