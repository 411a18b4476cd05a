import { into, type Rows } from "#app/domain/core/insert-rows.server.ts";
import { takeNumbers } from "#app/domain/core/numbering.server.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import type { CertifiedGoods } from "#app/domain/procurement/requisition/pack-facts.ts";
import type { Frame } from "#app/domain/procurement/requisition/frame.server.ts";
import { orderNumber } from "#app/domain/procurement/requisition/number.ts";
import type {
  RequisitionLineRow,
  RequisitionRow,
} from "#app/domain/procurement/requisition/records.server.ts";
import { type Day, dayOf, yearOf } from "#app/kernel/calendar.ts";
import { newId, newReadableCode } from "#app/kernel/id.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { type PlannedOrder, planOrders } from "./plan-orders.ts";

type CertifiedLine = RequisitionLineRow & { facts: CertifiedGoods };
type Approved = { requisition: RequisitionRow; lines: readonly CertifiedLine[]; frame: Frame };

/** An order as placed; the total in fen. */
export type PlacedOrder = { id: string; number: string; supplierId: string; totalFen: number };

type NumberedOrder = PlacedOrder & PlannedOrder<CertifiedLine>;

/** Plans one order per supplier. Numbers are taken in one step, so that the institution's series has no gap. */
export async function numberOrders(ctx: InTransaction, { lines, frame }: Approved): Promise<NumberedOrder[]> {
  const plan = planOrders(lines);
  const year = yearOf(dayOf(ctx.now));
  const first = await takeNumbers(ctx, `PO-${year}-${frame.shortCode}`, plan.length);
  return plan.map((order, index) => ({
    ...order,
    id: newId(ctx.now),
    number: orderNumber(year, frame.shortCode, first + index),
  }));
}

/**
 * Numbered orders and their lines as rows for `insertRows`, with names, prices, delivery place and certificates as they are
 * now. The stock that the requisition held passes to the orders.
 */
export function orderRows(
  ctx: InTransaction,
  { requisition, frame }: Approved,
  orders: readonly NumberedOrder[],
): Rows[] {
  return [
    into(
      purchaseOrders,
      orders.map(({ id, number, supplierId, totalFen }) => ({
        id,
        number,
        supplierId,
        totalFen,
        requisitionId: requisition.id,
        organisationId: requisition.organisationId,
        requesterId: requisition.requesterId,
        approverId: ctx.actor.userId,
        budgetUnitId: requisition.budgetUnitId,
        fundSource: requisition.fundSource,
        terms: requisition.terms,
        wantedOn: requisition.wantedOn,
        ownReference: requisition.ownReference,
        deliveryPlace: frame.place,
        districtCode: frame.place.districtCode,
        paymentReference: `HQ${newReadableCode(8)}`,
        placedAt: ctx.now,
        isDemo: requisition.isDemo,
      })),
    ),
    into(
      purchaseOrderLines,
      orders.flatMap((order) => orderLines(ctx, order, requisition.wantedOn)),
    ),
  ];
}

function orderLines(
  ctx: InTransaction,
  order: PlannedOrder<CertifiedLine> & { id: string },
  wantedOn: Day,
): (typeof purchaseOrderLines.$inferInsert)[] {
  return order.lines.map(({ facts, variantId, packs, unitPriceFen, amountFen }, index) => ({
    id: newId(ctx.now),
    orderId: order.id,
    position: index + 1,
    variantId,
    wantedOn,
    productId: facts.productId,
    productNameZh: facts.productNameZh,
    productNameEn: facts.productNameEn,
    packZh: facts.packZh,
    packEn: facts.packEn,
    unitZh: facts.unitZh,
    unitEn: facts.unitEn,
    netGrams: facts.netGrams,
    industryCode: facts.industryCode,
    countyCode: facts.countyCode,
    storageClass: facts.storageClass,
    taxTreatment: facts.taxTreatment,
    packs,
    unitPriceFen,
    amountFen,
    certificates: facts.certificates,
    waivers: facts.waivers,
  }));
}
