import { and, desc, eq, ne } from "drizzle-orm";
import { behind } from "#app/domain/core/behind.server.ts";
import { answersForCounty, requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { normaliseBatchCode } from "#app/domain/provenance/batch/code.ts";
import { batchNamed } from "#app/domain/provenance/batch/named.server.ts";
import { readInspectionRules } from "#app/domain/provenance/inspection/rules.server.ts";
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
import { counties, organisations } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches, conformityCertificates, productionBases } from "#db/schema/provenance.server.ts";
import type { BatchState } from "#db/vocabulary/provenance.ts";
import { answeredFor } from "./scope.server.ts";

/**
 * Batches from the bases of the counties an official answers for, the latest begun first, by our code or the supplier's
 * own; one page. Drafts are the suppliers' own affair.
 */
export async function listReviewedBatches(
  ctx: AnyContext,
  {
    state = null,
    code = "",
    after = null,
  }: { state?: BatchState | null; code?: string; after?: string | null },
) {
  requireCan(ctx, "batch.read_all");
  const position = readPosition(after);
  const typed = normaliseBatchCode(code);
  const rows = await ctx.db
    .select({
      id: batches.id,
      code: batches.code,
      supplierCode: batches.supplierCode,
      state: batches.state,
      packedOn: batches.packedOn,
      quantityGrams: batches.quantityGrams,
      isDemo: batches.isDemo,
      createdAt: batches.createdAt,
      product: { nameZh: products.nameZh, nameEn: products.nameEn },
      supplier: { nameZh: organisations.name, nameEn: organisations.nameEn },
      county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
    })
    .from(batches)
    .innerJoin(products, eq(products.id, batches.productId))
    .innerJoin(organisations, eq(organisations.id, batches.organisationId))
    .innerJoin(productionBases, eq(productionBases.id, batches.baseId))
    .innerJoin(counties, eq(counties.code, productionBases.countyCode))
    .where(
      and(
        state ? eq(batches.state, state) : ne(batches.state, "draft"),
        answeredFor(ctx.actor, productionBases.countyCode),
        typed ? batchNamed(typed) : undefined,
        behind(position, batches.createdAt, batches.id),
      ),
    )
    .orderBy(desc(batches.createdAt), desc(batches.id))
    .limit(PAGE_ROWS + 1);
  return pageOf(rows, (row) => ({ at: row.createdAt, id: row.id }));
}

/**
 * A batch as officials read it: its papers, its timeline with everybody named, and what does not fit together on it.
 * @throws DomainError `batch.not_found`, also for a draft and for another county's.
 */
export async function getReviewedBatch(ctx: AnyContext, batchId: string) {
  requireCan(ctx, "batch.read_all");
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
          nameZh: products.nameZh,
          nameEn: products.nameEn,
          processing: products.processing,
          storageClass: products.storageClass,
          industryCode: products.industryCode,
        },
        supplier: { id: organisations.id, nameZh: organisations.name, nameEn: organisations.nameEn },
        base: {
          id: productionBases.id,
          nameZh: productionBases.nameZh,
          nameEn: productionBases.nameEn,
          countyCode: productionBases.countyCode,
          township: productionBases.township,
          village: productionBases.village,
        },
        county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
      })
      .from(batches)
      .innerJoin(products, eq(products.id, batches.productId))
      .innerJoin(organisations, eq(organisations.id, batches.organisationId))
      .innerJoin(productionBases, eq(productionBases.id, batches.baseId))
      .innerJoin(counties, eq(counties.code, productionBases.countyCode))
      .where(and(eq(batches.id, batchId), ne(batches.state, "draft"))),
    "batch.not_found",
  );
  if (!answersForCounty(ctx.actor, batch.base.countyCode)) throw new DomainError("batch.not_found");
  const [rows, end, reports, [conformity], rules] = await Promise.all([
    readTimeline(ctx, batchId),
    readChainEnd(ctx, batchId),
    readReports(ctx, batchId, { naming: "everybody" }),
    ctx.db.select().from(conformityCertificates).where(eq(conformityCertificates.batchId, batchId)),
    readInspectionRules(ctx),
  ]);
  return {
    batch,
    reports,
    conformity: conformity ?? null,
    chain: checkedChain(rows, end),
    findings: foundOn(batch, rows, reports, rules),
    events: shownEvents(rows, { naming: "everybody" }),
    met: metOf(rows),
  };
}
