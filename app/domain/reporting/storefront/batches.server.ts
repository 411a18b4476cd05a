import { and, asc, desc, eq, gte, isNull, ne, or, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import { normaliseBatchCode } from "#app/domain/provenance/batch/code.ts";
import { batchNamed } from "#app/domain/provenance/batch/named.server.ts";
import { verdictOf } from "#app/domain/provenance/batch/verdict.ts";
import { needsConformityCertificate } from "#app/domain/provenance/batch/release.ts";
import { readInspectionRules } from "#app/domain/provenance/inspection/rules.server.ts";
import { requiresInspection } from "#app/domain/provenance/inspection/required.ts";
import { readReports } from "#app/domain/reporting/inspection/reports.server.ts";
import { foundOn } from "#app/domain/reporting/trace/findings.server.ts";
import { readOrigins, readShownLineage } from "#app/domain/reporting/trace/lineage.server.ts";
import {
  checkedChain,
  readChainEnd,
  readTimeline,
  type ShownEvent,
  shownEvents,
} from "#app/domain/reporting/trace/timeline.server.ts";
import { type Day, dayOf } from "#app/kernel/calendar.ts";
import { isId } from "#app/kernel/id.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import {
  batches,
  conformityCertificates,
  inspectionReports,
  productionBases,
  traceEvents,
} from "#db/schema/provenance.server.ts";
import type { InspectionVerdict, TraceEventKind } from "#db/vocabulary/provenance.ts";
import { listBatchCertificates, validOn } from "./certificates.server.ts";

const CURRENT_BATCHES = 3;
const BASE_BATCHES = 10;

export type BatchStep = {
  sequence: number;
  kind: TraceEventKind;
  day: string;
  placeZh: string;
  noteZh: string;
};
export type BatchReport = {
  number: string;
  laboratory: string;
  reportedOn: string;
  verdict: InspectionVerdict;
  isDemo: boolean;
};

const readCurrent = prepared(["productId", "today"], (db, { productId, today }) =>
  db
    .select({
      id: batches.id,
      code: batches.code,
      harvestedOn: batches.harvestedOn,
      packedOn: batches.packedOn,
      bestBeforeOn: batches.bestBeforeOn,
      isDemo: batches.isDemo,
      hasConformity: sql<boolean>`exists (select 1 from ${conformityCertificates} c where c.batch_id = batches.id)`,
      steps: sql<BatchStep[]>`coalesce((
        select json_agg(json_build_object('sequence', e.sequence, 'kind', e.kind, 'placeZh', e.place_zh, 'noteZh', e.note_zh,
          'day', to_char(e.occurred_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')) order by e.sequence)
        from ${traceEvents} e where e.batch_id = batches.id and e.delivery_id is null and e.kind <> 'declared-error'
          and not exists (select 1 from ${traceEvents} d
            where d.batch_id = e.batch_id and d.kind = 'declared-error' and d.concerns_sequence = e.sequence)), '[]'::json)`,
      reports: sql<BatchReport[]>`coalesce((
        select json_agg(json_build_object('number', r.number, 'laboratory', r.laboratory, 'reportedOn', r.reported_on,
          'verdict', r.verdict, 'isDemo', r.is_demo) order by r.reported_on desc, r.id)
        from ${inspectionReports} r where r.batch_id = batches.id), '[]'::json)`,
    })
    .from(batches)
    .where(
      and(
        eq(batches.productId, productId),
        eq(batches.state, "released"),
        or(isNull(batches.bestBeforeOn), gte(batches.bestBeforeOn, today)),
      ),
    )
    .orderBy(desc(batches.packedOn), desc(batches.id))
    .limit(CURRENT_BATCHES),
);

/** The newest released batches of a product that are still good, each with its steps and inspection reports. */
export async function listCurrentBatches(ctx: AnyContext, productId: string) {
  return readCurrent(ctx, { productId, today: dayOf(ctx.now) });
}

/** Released batches of a base that are still good, the newest first, for its page. */
export async function listBaseBatches(ctx: AnyContext, baseId: string) {
  return ctx.db
    .select({
      code: batches.code,
      harvestedOn: batches.harvestedOn,
      packedOn: batches.packedOn,
      isDemo: batches.isDemo,
      product: { nameZh: products.nameZh, nameEn: products.nameEn },
    })
    .from(batches)
    .innerJoin(products, eq(products.id, batches.productId))
    .where(
      and(
        eq(batches.baseId, baseId),
        eq(batches.state, "released"),
        or(isNull(batches.bestBeforeOn), gte(batches.bestBeforeOn, dayOf(ctx.now))),
      ),
    )
    .orderBy(desc(batches.packedOn), desc(batches.id))
    .limit(BASE_BATCHES);
}

export type CurrentBatch = Awaited<ReturnType<typeof listCurrentBatches>>[number];

/** Most batches offered when several suppliers gave the same code of their own. */
const MOST_MATCHES = 20;

/**
 * The batches that a typed code may mean: ours, or the supplier's own, which several suppliers may have given. Drafts
 * are not found.
 */
export async function findTracedBatches(ctx: AnyContext, typed: string, supplierId: string | null = null) {
  const code = normaliseBatchCode(typed);
  if (code === "") return [];
  return ctx.db
    .select({
      code: batches.code,
      supplierCode: batches.supplierCode,
      packedOn: batches.packedOn,
      isDemo: batches.isDemo,
      product: { nameZh: products.nameZh, nameEn: products.nameEn },
      supplier: { nameZh: organisations.name, nameEn: organisations.nameEn },
    })
    .from(batches)
    .innerJoin(products, eq(products.id, batches.productId))
    .innerJoin(organisations, eq(organisations.id, batches.organisationId))
    .where(
      and(
        batchNamed(code),
        ne(batches.state, "draft"),
        supplierId !== null && isId(supplierId) ? eq(batches.organisationId, supplierId) : undefined,
      ),
    )
    .orderBy(desc(batches.packedOn), asc(batches.code))
    .limit(MOST_MATCHES);
}

export type MatchedBatch = Awaited<ReturnType<typeof findTracedBatches>>[number];

/**
 * What anybody who holds the goods may read of their batch. A draft is not found; buyers are not named.
 * @throws DomainError `batch.not_found`.
 */
export async function getTracedBatch(ctx: AnyContext, code: string) {
  const batch = oneRow(await selectBatch(ctx, { code: normaliseBatchCode(code) }), "batch.not_found");
  const [rows, end, reports, lineage, origins, rules, verified] = await Promise.all([
    readTimeline(ctx, batch.id),
    readChainEnd(ctx, batch.id),
    readReports(ctx, batch.id, { naming: "offices" }),
    readShownLineage(ctx, batch.id),
    batch.origin === "harvested" ? [] : readOrigins(ctx, batch.id),
    readInspectionRules(ctx),
    listBatchCertificates(ctx, {
      organisationId: batch.supplier.id,
      productId: batch.product.id,
      baseId: batch.base.id,
      batchId: batch.id,
    }),
  ]);
  const events = shownEvents(rows, { naming: "suppliers" });
  const leftOn = lastLeftOn(events);
  const provenOn = leftOn ?? dayOf(ctx.now);
  return {
    batch,
    certificates: { leftOn, provenOn, listed: validOn(verified, provenOn) },
    reports,
    lineage,
    origins,
    verdict: verdictOf(batch, dayOf(ctx.now)),
    needs: {
      inspection: requiresInspection(rules, batch.product),
      conformity: needsConformityCertificate(batch.product.processing),
    },
    chain: checkedChain(rows, end),
    findings: foundOn(batch, rows, reports, rules),
    events,
  };
}

/** The day on which goods of a batch last left for a buyer: the one that matters to who holds them. Null before any left. */
function lastLeftOn(events: readonly Pick<ShownEvent, "kind" | "isErroneous" | "occurredAt">[]): Day | null {
  const days = events
    .filter(({ kind, isErroneous }) => kind === "dispatched" && !isErroneous)
    .map(({ occurredAt }) => dayOf(occurredAt));
  return days.sort().at(-1) ?? null;
}

export type TracedBatch = Awaited<ReturnType<typeof getTracedBatch>>;

const selectBatch = prepared(["code"], (db, { code }) =>
  db
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
      isDemo: batches.isDemo,
      product: {
        id: products.id,
        nameZh: products.nameZh,
        nameEn: products.nameEn,
        family: products.family,
        state: products.state,
        storageClass: products.storageClass,
        processing: products.processing,
        industryCode: products.industryCode,
      },
      supplier: {
        id: organisations.id,
        name: organisations.name,
        nameEn: organisations.nameEn,
        state: organisations.state,
      },
      base: {
        id: productionBases.id,
        nameZh: productionBases.nameZh,
        nameEn: productionBases.nameEn,
        countyCode: productionBases.countyCode,
        township: productionBases.township,
        village: productionBases.village,
      },
      conformity: {
        productName: conformityCertificates.productName,
        quantity: conformityCertificates.quantity,
        origin: conformityCertificates.origin,
        issuedOn: conformityCertificates.issuedOn,
        promiser: conformityCertificates.promiser,
        contact: conformityCertificates.contact,
      },
    })
    .from(batches)
    .innerJoin(products, eq(products.id, batches.productId))
    .innerJoin(organisations, eq(organisations.id, batches.organisationId))
    .innerJoin(productionBases, eq(productionBases.id, batches.baseId))
    .leftJoin(conformityCertificates, eq(conformityCertificates.batchId, batches.id))
    .where(and(eq(batches.code, code), ne(batches.state, "draft"))),
);
