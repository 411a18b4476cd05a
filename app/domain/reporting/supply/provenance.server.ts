import { and, asc, count, desc, eq } from "drizzle-orm";
import { behind } from "#app/domain/core/behind.server.ts";
import type { Context } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { normaliseBatchCode } from "#app/domain/provenance/batch/code.ts";
import { batchNamed } from "#app/domain/provenance/batch/named.server.ts";
import { readInspectionRules } from "#app/domain/provenance/inspection/rules.server.ts";
import { waitingForCorrection } from "#app/domain/provenance/trace/corrections.ts";
import { readBasketClocks } from "#app/domain/reporting/base/clocks.server.ts";
import { readReports } from "#app/domain/reporting/inspection/reports.server.ts";
import { foundOn } from "#app/domain/reporting/trace/findings.server.ts";
import {
  checkedChain,
  readChainEnd,
  metOf,
  readTimeline,
  shownEvents,
} from "#app/domain/reporting/trace/timeline.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { PAGE_ROWS, pageOf, readPosition } from "#app/kernel/keyset.ts";
import { counties } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches, conformityCertificates, productionBases } from "#db/schema/provenance.server.ts";
import { type BatchState, batchStates } from "#db/vocabulary/provenance.ts";
import { readLineage } from "./lineage.server.ts";

/** The bases of the actor's organisation with how much grows there and their 菜篮子 clocks. */
export async function listOwnBases(ctx: Context) {
  const rows = await ctx.db
    .select({
      id: productionBases.id,
      nameZh: productionBases.nameZh,
      nameEn: productionBases.nameEn,
      township: productionBases.township,
      village: productionBases.village,
      areaMilliMu: productionBases.areaMilliMu,
      isDemo: productionBases.isDemo,
      county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
      products: count(products.id),
    })
    .from(productionBases)
    .innerJoin(counties, eq(counties.code, productionBases.countyCode))
    .leftJoin(
      products,
      and(
        eq(products.organisationId, productionBases.organisationId),
        eq(products.baseId, productionBases.id),
      ),
    )
    .where(eq(productionBases.organisationId, ctx.actor.organisationId))
    .groupBy(productionBases.id, counties.code)
    .orderBy(asc(productionBases.nameZh), asc(productionBases.id));
  const clocks = await readBasketClocks(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, clock: clocks.get(row.id) ?? null }));
}

/** @throws DomainError `base.not_found`, also for another organisation's. */
export async function getOwnBase(ctx: Context, baseId: string) {
  if (!isId(baseId)) throw new DomainError("base.not_found");
  const rows = await ctx.db
    .select()
    .from(productionBases)
    .where(and(eq(productionBases.id, baseId), eq(productionBases.organisationId, ctx.actor.organisationId)));
  return oneRow(rows, "base.not_found");
}

/** The state a list is filtered by, from a query parameter; null for anything that is none. */
export function readBatchState(word: string | null): BatchState | null {
  return batchStates.find((state) => state === word) ?? null;
}

/** The batches of the actor's organisation, the latest begun first, by our code or its own; one page. */
export async function listOwnBatches(
  ctx: Context,
  {
    state = null,
    code = "",
    after = null,
  }: { state?: BatchState | null; code?: string; after?: string | null },
) {
  const position = readPosition(after);
  const typed = normaliseBatchCode(code);
  const rows = await ctx.db
    .select({
      id: batches.id,
      code: batches.code,
      supplierCode: batches.supplierCode,
      state: batches.state,
      packedOn: batches.packedOn,
      bestBeforeOn: batches.bestBeforeOn,
      quantityGrams: batches.quantityGrams,
      dispatchedGrams: batches.dispatchedGrams,
      usedGrams: batches.usedGrams,
      isDemo: batches.isDemo,
      createdAt: batches.createdAt,
      product: { nameZh: products.nameZh, nameEn: products.nameEn },
    })
    .from(batches)
    .innerJoin(products, eq(products.id, batches.productId))
    .where(
      and(
        eq(batches.organisationId, ctx.actor.organisationId),
        state ? eq(batches.state, state) : undefined,
        typed ? batchNamed(typed) : undefined,
        behind(position, batches.createdAt, batches.id),
      ),
    )
    .orderBy(desc(batches.createdAt), desc(batches.id))
    .limit(PAGE_ROWS + 1);
  return pageOf(rows, (row) => ({ at: row.createdAt, id: row.id }));
}

/**
 * A batch of the actor's organisation with its papers and its timeline, whose chain is recomputed.
 * @throws DomainError `batch.not_found`, also for another organisation's.
 */
export async function getOwnBatch(ctx: Context, batchId: string) {
  if (!isId(batchId)) throw new DomainError("batch.not_found");
  const batch = oneRow(
    await ctx.db
      .select({
        id: batches.id,
        code: batches.code,
        supplierCode: batches.supplierCode,
        state: batches.state,
        origin: batches.origin,
        harvestedOn: batches.harvestedOn,
        packedOn: batches.packedOn,
        bestBeforeOn: batches.bestBeforeOn,
        quantityGrams: batches.quantityGrams,
        dispatchedGrams: batches.dispatchedGrams,
        usedGrams: batches.usedGrams,
        isDemo: batches.isDemo,
        product: {
          id: products.id,
          nameZh: products.nameZh,
          nameEn: products.nameEn,
          processing: products.processing,
          storageClass: products.storageClass,
          industryCode: products.industryCode,
        },
        base: { id: productionBases.id, nameZh: productionBases.nameZh, nameEn: productionBases.nameEn },
      })
      .from(batches)
      .innerJoin(products, eq(products.id, batches.productId))
      .innerJoin(productionBases, eq(productionBases.id, batches.baseId))
      .where(and(eq(batches.id, batchId), eq(batches.organisationId, ctx.actor.organisationId))),
    "batch.not_found",
  );
  const [rows, end, lineage, reports, [conformity], rules] = await Promise.all([
    readTimeline(ctx, batchId),
    readChainEnd(ctx, batchId),
    readLineage(ctx, batchId),
    readReports(ctx, batchId, { naming: "everybody" }),
    ctx.db.select().from(conformityCertificates).where(eq(conformityCertificates.batchId, batchId)),
    readInspectionRules(ctx),
  ]);
  return {
    batch,
    lineage,
    reports,
    conformity: conformity ?? null,
    chain: checkedChain(rows, end),
    findings: foundOn(batch, rows, reports, rules),
    toCorrect: waitingForCorrection(rows.map(({ event }) => event)),
    events: shownEvents(rows, { naming: "everybody" }),
    met: metOf(rows),
  };
}
