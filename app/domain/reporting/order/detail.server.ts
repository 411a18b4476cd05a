import { and, asc, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { can, requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext, Context } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { budgetUnits, organisations, users } from "#db/schema/accounts.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { fapiaos, payments } from "#db/schema/payments.server.ts";
import { acceptanceColdChains } from "#db/schema/logistics.server.ts";
import { acceptances, deliveries, deliveryLines, goodsReturns } from "#db/schema/deliveries.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { readableLines, readableOrders } from "./readable.server.ts";
import { amendmentFacts, listAmendments } from "./amendments.server.ts";
import { type OrderFact, orderTimeline } from "./timeline.ts";

/**
 * Everything one order's page shows: its facts, lines, and what happened to it.
 * @throws DomainError `order.not_found`, also where it is another's.
 */
export async function getOrderDetail(ctx: AnyContext, orderId: string) {
  if (!can(ctx.actor, "order.read")) requireCan(ctx, "ledger.read");
  const { actor, db } = ctx as Context;
  if (!isId(orderId)) throw new DomainError("order.not_found");
  const buyer = alias(organisations, "buyer");
  const supplier = alias(organisations, "supplier");
  const requester = alias(users, "requester");
  const approver = alias(users, "approver");
  const order = oneRow(
    await db
      .select({
        order: purchaseOrders,
        budgetUnit: budgetUnits.name,
        requesterName: requester.name,
        approverName: approver.name,
        buyer: {
          id: buyer.id,
          nameZh: buyer.name,
          nameEn: buyer.nameEn,
          demo: buyer.isDemo,
          phone: buyer.contactPhone,
        },
        supplier: {
          id: supplier.id,
          nameZh: supplier.name,
          nameEn: supplier.nameEn,
          demo: supplier.isDemo,
          phone: supplier.contactPhone,
          bankName: supplier.bankName,
          bankAccountName: supplier.bankAccountName,
          bankAccountNumber: supplier.bankAccountNumber,
        },
      })
      .from(purchaseOrders)
      .innerJoin(buyer, eq(buyer.id, purchaseOrders.organisationId))
      .innerJoin(supplier, eq(supplier.id, purchaseOrders.supplierId))
      .innerJoin(requester, eq(requester.id, purchaseOrders.requesterId))
      .innerJoin(approver, eq(approver.id, purchaseOrders.approverId))
      .innerJoin(budgetUnits, eq(budgetUnits.id, purchaseOrders.budgetUnitId))
      .where(and(eq(purchaseOrders.id, orderId), readableOrders(actor))),
    "order.not_found",
  );
  const [lines, facts, amendments] = await Promise.all([
    readLines(ctx as Context, orderId),
    readFacts(ctx as Context, orderId),
    listAmendments(ctx as Context, orderId),
  ]);
  const placed: OrderFact = { kind: "placed", at: order.order.placedAt, who: order.approverName };
  return {
    ...order,
    lines,
    /** What one side proposes and the other has not answered yet. */
    proposal: amendments.find((amendment) => amendment.state === "proposed") ?? null,
    timeline: orderTimeline([placed, ...facts, ...amendmentFacts(amendments)]),
  };
}

export type OrderDetail = Awaited<ReturnType<typeof getOrderDetail>>;

function readLines({ db, actor }: Context, orderId: string) {
  return db
    .select(getTableColumns(purchaseOrderLines))
    .from(purchaseOrderLines)
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, purchaseOrderLines.orderId))
    .where(and(eq(purchaseOrderLines.orderId, orderId), readableLines(actor)))
    .orderBy(asc(purchaseOrderLines.position));
}

async function readFacts({ db }: Context, orderId: string): Promise<OrderFact[]> {
  const receiver = alias(users, "receiver");
  const countersigner = alias(users, "countersigner");
  const [decisions, dispatched, accepted, returned, paid, invoiced] = await Promise.all([
    db
      .select({
        action: auditEvents.action,
        at: auditEvents.occurredAt,
        reason: auditEvents.reason,
        who: users.name,
      })
      .from(auditEvents)
      .leftJoin(users, eq(users.id, auditEvents.actorUserId))
      .where(
        and(
          eq(auditEvents.subjectType, "order"),
          eq(auditEvents.subjectId, orderId),
          inArray(auditEvents.action, [
            "order.confirmed",
            "order.declined",
            "order.cancelled",
            "payment.extended",
          ]),
        ),
      ),
    db
      .select({
        deliveryId: deliveries.id,
        sequence: deliveries.sequence,
        at: deliveries.dispatchedAt,
        who: users.name,
        packs: sql<number>`(select coalesce(sum(${deliveryLines.packs}), 0)::int from ${deliveryLines} where ${deliveryLines.deliveryId} = ${deliveries.id})`,
      })
      .from(deliveries)
      .innerJoin(users, eq(users.id, deliveries.dispatchedById))
      .where(eq(deliveries.orderId, orderId)),
    db
      .select({
        acceptance: acceptances,
        receiverName: receiver.name,
        countersignerName: countersigner.name,
        coldChain: acceptanceColdChains.summary,
      })
      .from(acceptances)
      .innerJoin(receiver, eq(receiver.id, acceptances.receiverId))
      .leftJoin(countersigner, eq(countersigner.id, acceptances.countersignerId))
      .leftJoin(acceptanceColdChains, eq(acceptanceColdChains.acceptanceId, acceptances.id))
      .where(eq(acceptances.orderId, orderId)),
    db
      .select({
        at: goodsReturns.recordedAt,
        who: users.name,
        amountFen: goodsReturns.amountFen,
        reason: goodsReturns.reason,
      })
      .from(goodsReturns)
      .innerJoin(users, eq(users.id, goodsReturns.recordedById))
      .where(eq(goodsReturns.orderId, orderId)),
    db
      .select({
        at: payments.recordedAt,
        payment: payments.kind,
        amountFen: payments.amountFen,
        withdrawnAt: payments.withdrawnAt,
        withdrawnReason: payments.withdrawnReason,
        withdrawnBy: users.name,
      })
      .from(payments)
      .leftJoin(users, eq(users.id, payments.withdrawnById))
      .where(eq(payments.orderId, orderId)),
    db
      .select({
        at: fapiaos.registeredAt,
        number: fapiaos.number,
        amountFen: fapiaos.amountFen,
        fileId: fapiaos.fileId,
      })
      .from(fapiaos)
      .where(eq(fapiaos.orderId, orderId)),
  ]);
  return [
    ...decisions.map((row) => ({
      kind: row.action.slice(row.action.indexOf(".") + 1) as
        | "confirmed"
        | "declined"
        | "cancelled"
        | "extended",
      at: row.at,
      who: row.who,
      reason: row.reason,
    })),
    ...dispatched.map((row) => ({ kind: "dispatched" as const, ...row })),
    ...accepted.flatMap(({ acceptance, receiverName, countersignerName, coldChain }): OrderFact[] => [
      {
        kind: "received",
        at: acceptance.receiverSignedAt,
        who: receiverName,
        acceptanceId: acceptance.id,
        state: acceptance.state,
        coldChain,
      },
      ...(acceptance.countersignedAt && acceptance.state === "signed"
        ? [
            {
              kind: "accepted" as const,
              at: acceptance.countersignedAt,
              who: countersignerName ?? "",
              acceptanceId: acceptance.id,
              acceptedFen: acceptance.acceptedFen,
            },
          ]
        : []),
    ]),
    ...returned.map((row) => ({ kind: "returned" as const, ...row })),
    ...paid.flatMap(({ at, payment, amountFen, ...row }): OrderFact[] => [
      { kind: "payment", at, payment, amountFen },
      ...(row.withdrawnAt
        ? [
            {
              kind: "unmatched" as const,
              at: row.withdrawnAt,
              who: row.withdrawnBy ?? "",
              amountFen,
              reason: row.withdrawnReason ?? "",
            },
          ]
        : []),
    ]),
    ...invoiced.map((row) => ({ kind: "invoiced" as const, ...row })),
  ];
}
