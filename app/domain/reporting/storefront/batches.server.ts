import { and, asc, desc, eq, gte, isNull, ne, or, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { preparedRead } from "#app/domain/core/prepared-read.server.ts";
import { firstBreak } from "#app/domain/provenance/trace/chain.ts";
import { dayOf } from "#app/kernel/calendar.ts";
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

const CURRENT_BATCHES = 3;

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

const readCurrent = preparedRead(["productId", "today"], (db, { productId, today }) =>
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
        from ${traceEvents} e where e.batch_id = batches.id and e.delivery_id is null), '[]'::json)`,
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

export type CurrentBatch = Awaited<ReturnType<typeof listCurrentBatches>>[number];

/** A batch code as a person types it: any case, with spaces or dashes. */
export function normaliseBatchCode(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s-]+/g, "")
    .toUpperCase()
    .slice(0, 40);
}

/**
 * What anybody who holds the goods may read of their batch. A draft is not found; buyers are not named.
 * @throws DomainError `batch.not_found`.
 */
export async function getTracedBatch(ctx: AnyContext, code: string) {
  const batch = oneRow(await selectBatch(ctx, normaliseBatchCode(code)), "batch.not_found");
  const [events, reports] = await Promise.all([selectEvents(ctx, batch.id), selectReports(ctx, batch.id)]);
  return {
    batch,
    reports,
    chainBrokenAt: firstBreak(events),
    lastHash: events.at(-1)?.hash ?? null,
    events: events.map((event) => ({
      sequence: event.sequence,
      kind: event.kind,
      occurredAt: event.occurredAt,
      placeZh: event.placeZh,
      noteZh: event.noteZh,
      temperatureCentiC: event.temperatureCentiC,
      by: event.actorKind === "institution" ? null : event.actorName,
    })),
  };
}

export type TracedBatch = Awaited<ReturnType<typeof getTracedBatch>>;

function selectBatch(ctx: AnyContext, code: string) {
  return ctx.db
    .select({
      id: batches.id,
      code: batches.code,
      supplierCode: batches.supplierCode,
      state: batches.state,
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
    .where(and(eq(batches.code, code), ne(batches.state, "draft")));
}

function selectEvents(ctx: AnyContext, batchId: string) {
  return ctx.db
    .select({
      batchId: traceEvents.batchId,
      sequence: traceEvents.sequence,
      kind: traceEvents.kind,
      occurredAt: traceEvents.occurredAt,
      recordedAt: traceEvents.recordedAt,
      placeZh: traceEvents.placeZh,
      noteZh: traceEvents.noteZh,
      actorUserId: traceEvents.actorUserId,
      actorOrganisationId: traceEvents.actorOrganisationId,
      deliveryId: traceEvents.deliveryId,
      temperatureCentiC: traceEvents.temperatureCentiC,
      previousHash: traceEvents.previousHash,
      hash: traceEvents.hash,
      actorName: organisations.name,
      actorKind: organisations.kind,
    })
    .from(traceEvents)
    .leftJoin(organisations, eq(organisations.id, traceEvents.actorOrganisationId))
    .where(eq(traceEvents.batchId, batchId))
    .orderBy(asc(traceEvents.sequence));
}

function selectReports(ctx: AnyContext, batchId: string) {
  return ctx.db
    .select({
      id: inspectionReports.id,
      number: inspectionReports.number,
      laboratory: inspectionReports.laboratory,
      method: inspectionReports.method,
      sampledOn: inspectionReports.sampledOn,
      reportedOn: inspectionReports.reportedOn,
      verdict: inspectionReports.verdict,
      summary: inspectionReports.summary,
      fileId: inspectionReports.fileId,
      isDemo: inspectionReports.isDemo,
    })
    .from(inspectionReports)
    .where(eq(inspectionReports.batchId, batchId))
    .orderBy(desc(inspectionReports.reportedOn), asc(inspectionReports.id));
}
