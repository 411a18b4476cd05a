import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { can, requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext, Context } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { lineAmountFen, sumFen } from "#app/kernel/money.ts";
import { isId } from "#app/kernel/id.ts";
import { organisations, users } from "#db/schema/accounts.server.ts";
import { deliveries, deliveryLines, goodsReturns } from "#db/schema/deliveries.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { batches, conformityCertificates } from "#db/schema/provenance.server.ts";
import { readableLines, readableOrders } from "#app/domain/reporting/order/readable.server.ts";
import { type AcceptanceView, getDeliveryOfAcceptance, readAcceptances } from "./acceptance.server.ts";

/**
 * Everything the page and the papers of one delivery show: parties, lines by batch, and its acceptance with what was
 * sent back before. For the two organisations of its trade, and for officials as far as they read its order: a
 * county's office sees the goods of its county.
 * @throws DomainError `delivery.not_found`, also where it is another's.
 */
export async function getDeliveryDetail(ctx: AnyContext, deliveryId: string) {
  if (!can(ctx.actor, "order.read")) requireCan(ctx, "ledger.read");
  return readDetail(ctx as Context, deliveryId);
}

async function readDetail(ctx: Context, deliveryId: string) {
  if (!isId(deliveryId)) throw new DomainError("delivery.not_found");
  const head = oneRow(await readHead(ctx, deliveryId), "delivery.not_found");
  const [lines, written] = await Promise.all([readLines(ctx, deliveryId), readAcceptances(ctx, deliveryId)]);
  const acceptances = written.map((acceptance) => ofLines(acceptance, lines));
  const inForce = acceptances.find((acceptance) => acceptance.state !== "withdrawn") ?? null;
  const lastWithdrawn = acceptances.filter((acceptance) => acceptance.state === "withdrawn").at(-1) ?? null;
  return { ...head, lines, acceptance: inForce, sentBack: inForce ? null : lastWithdrawn };
}

export type DeliveryDetail = Awaited<ReturnType<typeof getDeliveryDetail>>;

/** An acceptance as far as it speaks of these lines; its amount is theirs. */
function ofLines(acceptance: AcceptanceView, lines: readonly DeliveryLineView[]): AcceptanceView {
  const priceOf = new Map(lines.map((line) => [line.id, line.unitPriceFen]));
  const findings = acceptance.findings.filter((finding) => priceOf.has(finding.deliveryLineId));
  if (findings.length === acceptance.findings.length) return acceptance;
  const amounts = findings.map((finding) =>
    lineAmountFen(finding.acceptedPacks, priceOf.get(finding.deliveryLineId) ?? 0),
  );
  return { ...acceptance, findings, acceptedFen: acceptance.state === "signed" ? sumFen(amounts) : 0 };
}

/**
 * An acceptance, also one that was sent back, with the delivery it was written for.
 * @throws DomainError `acceptance.not_found`, also where it is another's.
 */
export async function getAcceptance(ctx: AnyContext, acceptanceId: string) {
  const deliveryId = await getDeliveryOfAcceptance(ctx, acceptanceId);
  const [view, acceptances] = await Promise.all([
    getDeliveryDetail(ctx, deliveryId),
    readAcceptances(ctx, deliveryId),
  ]);
  const acceptance = oneRow(
    acceptances.filter(({ id }) => id === acceptanceId),
    "acceptance.not_found",
  );
  return { view, acceptance };
}

/**
 * A delivery that has an acceptance, signed or waiting, for its sheet.
 * @throws DomainError `delivery.not_found`, `acceptance.not_found` while nobody has written one.
 */
export async function getAcceptedDelivery(ctx: AnyContext, deliveryId: string) {
  const view = await getDeliveryDetail(ctx, deliveryId);
  if (!view.acceptance) throw new DomainError("acceptance.not_found");
  return { ...view, acceptance: view.acceptance };
}

function readHead({ db, actor }: Context, deliveryId: string) {
  const buyer = alias(organisations, "buyer");
  const supplier = alias(organisations, "supplier");
  return db
    .select({
      delivery: {
        id: deliveries.id,
        sequence: deliveries.sequence,
        state: deliveries.state,
        carrier: deliveries.carrier,
        vehicle: deliveries.vehicle,
        waybill: deliveries.waybill,
        dispatchedOn: deliveries.dispatchedOn,
        dispatchedAt: deliveries.dispatchedAt,
        dispatchedByName: users.name,
        isDemo: deliveries.isDemo,
      },
      order: {
        id: purchaseOrders.id,
        number: purchaseOrders.number,
        wantedOn: purchaseOrders.wantedOn,
        ownReference: purchaseOrders.ownReference,
        deliveryPlace: purchaseOrders.deliveryPlace,
        requesterId: purchaseOrders.requesterId,
        approverId: purchaseOrders.approverId,
      },
      buyer: { nameZh: buyer.name, nameEn: buyer.nameEn, demo: buyer.isDemo },
      supplier: {
        nameZh: supplier.name,
        nameEn: supplier.nameEn,
        demo: supplier.isDemo,
        contactName: supplier.contactName,
        phone: supplier.contactPhone,
      },
    })
    .from(deliveries)
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, deliveries.orderId))
    .innerJoin(buyer, eq(buyer.id, deliveries.organisationId))
    .innerJoin(supplier, eq(supplier.id, deliveries.supplierId))
    .innerJoin(users, eq(users.id, deliveries.dispatchedById))
    .where(and(eq(deliveries.id, deliveryId), readableOrders(actor)));
}

function readLines({ db, actor }: Context, deliveryId: string) {
  return db
    .select({
      id: deliveryLines.id,
      orderLineId: deliveryLines.orderLineId,
      position: purchaseOrderLines.position,
      packs: deliveryLines.packs,
      productNameZh: purchaseOrderLines.productNameZh,
      productNameEn: purchaseOrderLines.productNameEn,
      packZh: purchaseOrderLines.packZh,
      packEn: purchaseOrderLines.packEn,
      unitZh: purchaseOrderLines.unitZh,
      unitEn: purchaseOrderLines.unitEn,
      storageClass: purchaseOrderLines.storageClass,
      unitPriceFen: purchaseOrderLines.unitPriceFen,
      orderedPacks: purchaseOrderLines.packs,
      batchCode: batches.code,
      batchState: batches.state,
      supplierCode: batches.supplierCode,
      packedOn: batches.packedOn,
      bestBeforeOn: batches.bestBeforeOn,
      conformityIssuedOn: conformityCertificates.issuedOn,
      returnedPacks: sql<number>`(select coalesce(sum(${goodsReturns.packs}), 0)::int from ${goodsReturns} where ${goodsReturns.deliveryLineId} = ${deliveryLines.id})`,
    })
    .from(deliveryLines)
    .innerJoin(purchaseOrderLines, eq(purchaseOrderLines.id, deliveryLines.orderLineId))
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, purchaseOrderLines.orderId))
    .innerJoin(batches, eq(batches.id, deliveryLines.batchId))
    .leftJoin(conformityCertificates, eq(conformityCertificates.batchId, batches.id))
    .where(and(eq(deliveryLines.deliveryId, deliveryId), readableLines(actor)))
    .orderBy(asc(purchaseOrderLines.position), asc(batches.code));
}

export type DeliveryLineView = Awaited<ReturnType<typeof readLines>>[number];
