import { and, asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { isProven } from "#app/domain/payments/payment/proven.ts";
import { dueFen, outstandingFen, overpaidFen, payableFen } from "#app/domain/procurement/order/account.ts";
import { mayExtend } from "#app/domain/procurement/terms/due.ts";
import { termDaysOn } from "#app/domain/procurement/terms/queries.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { organisations, users } from "#db/schema/accounts.server.ts";
import { bankStatementLines, fapiaos, payments } from "#db/schema/payments.server.ts";
import { acceptances, deliveries, goodsReturns } from "#db/schema/deliveries.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import { type StatementFact, statementOf } from "./statement.ts";

/**
 * An order as its money stands, for either side of the trade: amounts in fen, the account to pay into, every transfer
 * and invoice, and the statement.
 * @throws DomainError `order.not_found`, also for an order of somebody else.
 */
export async function getSettlement(ctx: AnyContext, orderId: string) {
  requireCan(ctx, "order.read");
  if (!isId(orderId)) throw new DomainError("order.not_found");
  const { db, actor } = ctx;
  const selling = actor.organisationKind === "supplier";
  const buyer = alias(organisations, "buyer");
  const supplier = alias(organisations, "supplier");
  const { order, ...parties } = oneRow(
    await db
      .select({
        order: {
          id: purchaseOrders.id,
          number: purchaseOrders.number,
          state: purchaseOrders.state,
          terms: purchaseOrders.terms,
          ownReference: purchaseOrders.ownReference,
          paymentState: purchaseOrders.paymentState,
          paymentReference: purchaseOrders.paymentReference,
          paymentDueOn: purchaseOrders.paymentDueOn,
          paymentExtendedAt: purchaseOrders.paymentExtendedAt,
          paymentExtensionReason: purchaseOrders.paymentExtensionReason,
          placedAt: purchaseOrders.placedAt,
          totalFen: purchaseOrders.totalFen,
          waivedFen: purchaseOrders.waivedFen,
          acceptedFen: purchaseOrders.acceptedFen,
          returnedFen: purchaseOrders.returnedFen,
          receivedFen: purchaseOrders.receivedFen,
          claimedFen: purchaseOrders.claimedFen,
          invoicedFen: purchaseOrders.invoicedFen,
          isDemo: purchaseOrders.isDemo,
        },
        buyer: { nameZh: buyer.name, nameEn: buyer.nameEn, demo: buyer.isDemo },
        supplier: { nameZh: supplier.name, nameEn: supplier.nameEn, demo: supplier.isDemo },
        bank: {
          name: supplier.bankName,
          accountName: supplier.bankAccountName,
          accountNumber: supplier.bankAccountNumber,
        },
      })
      .from(purchaseOrders)
      .innerJoin(buyer, eq(buyer.id, purchaseOrders.organisationId))
      .innerJoin(supplier, eq(supplier.id, purchaseOrders.supplierId))
      .where(
        and(
          eq(purchaseOrders.id, orderId),
          eq(selling ? purchaseOrders.supplierId : purchaseOrders.organisationId, actor.organisationId),
        ),
      ),
    "order.not_found",
  );
  const [days, movements, invoices, accepted, returned] = await Promise.all([
    termDaysOn(ctx, order.terms, dayOf(order.placedAt)),
    db
      .select({
        id: payments.id,
        kind: payments.kind,
        amountFen: payments.amountFen,
        occurredOn: payments.occurredOn,
        recordedAt: payments.recordedAt,
        note: payments.note,
        who: users.name,
        counterparty: bankStatementLines.counterparty,
        outcome: bankStatementLines.outcome,
        matchedBy: payments.matchedBy,
        confirmedAt: payments.confirmedAt,
        withdrawnReason: payments.withdrawnReason,
      })
      .from(payments)
      .leftJoin(users, eq(users.id, payments.recordedById))
      .leftJoin(bankStatementLines, eq(bankStatementLines.id, payments.statementLineId))
      .where(eq(payments.orderId, orderId))
      .orderBy(asc(payments.recordedAt), asc(payments.id)),
    db
      .select({
        id: fapiaos.id,
        number: fapiaos.number,
        amountFen: fapiaos.amountFen,
        issuedOn: fapiaos.issuedOn,
        fileId: fapiaos.fileId,
      })
      .from(fapiaos)
      .where(eq(fapiaos.orderId, orderId))
      .orderBy(asc(fapiaos.issuedOn), asc(fapiaos.id)),
    db
      .select({
        at: acceptances.countersignedAt,
        amountFen: acceptances.acceptedFen,
        sequence: deliveries.sequence,
      })
      .from(acceptances)
      .innerJoin(deliveries, eq(deliveries.id, acceptances.deliveryId))
      .where(and(eq(acceptances.orderId, orderId), eq(acceptances.state, "signed"))),
    db
      .select({ at: goodsReturns.recordedAt, amountFen: goodsReturns.amountFen })
      .from(goodsReturns)
      .where(eq(goodsReturns.orderId, orderId)),
  ]);
  const standing = movements.filter((movement) => movement.withdrawnReason === null);
  const facts: StatementFact[] = [
    ...accepted.flatMap(({ at, ...row }) =>
      at && row.amountFen > 0 ? [{ kind: "accepted" as const, at, ...row }] : [],
    ),
    ...returned.map((row) => ({ kind: "returned" as const, ...row })),
    ...standing.flatMap(({ kind, recordedAt: at, occurredOn: day, amountFen, counterparty }) =>
      kind === "claimed" ? [] : [{ kind, at, day, amountFen, counterparty }],
    ),
  ];
  return {
    order,
    ...parties,
    dueFen: dueFen(order),
    outstandingFen: outstandingFen(order),
    overpaidFen: overpaidFen(order),
    payableFen: payableFen(order),
    invoiceableFen: Math.max(0, order.acceptedFen - order.returnedFen - order.invoicedFen),
    /** By how many days the buyer may still put the day to pay off; 0 when it may not. */
    extensionDays: mayExtend(order, days, dayOf(ctx.now)) ? days.extensionDays : 0,
    movements,
    /** Received amounts that a person of the supplier matched and the buyer has not confirmed. */
    unconfirmed: standing.filter((movement) => movement.kind === "received" && !isProven(movement)),
    invoices,
    statement: statementOf(facts),
  };
}
