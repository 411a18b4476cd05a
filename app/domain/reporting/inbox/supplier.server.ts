import { and, count, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { isCertificateProblem } from "#app/domain/certification/sale/may-be-sold.ts";
import { saleProblemsOn } from "#app/domain/certification/sale/sellable.server.ts";
import { can } from "#app/domain/core/authorise.ts";
import type { Context } from "#app/domain/core/context.ts";
import { dispatchableStates } from "#app/domain/procurement/order/states.ts";
import { listOwnBasesToTest } from "#app/domain/reporting/inspection/base-retests.server.ts";
import { countOwnRetestsOverdue } from "#app/domain/reporting/inspection/retests.server.ts";
import { addDays, dayOf } from "#app/kernel/calendar.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { bankStatementLines } from "#db/schema/payments.server.ts";
import { batches } from "#db/schema/provenance.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { countAlarmingDeliveries } from "#app/domain/reporting/logistics/alarms.server.ts";
import { countReminders } from "#app/domain/reporting/reminder/certificates.server.ts";
import { countAmendmentsToAnswer } from "./amendments.server.ts";
import { countHeldSales, countOpenRecalls } from "./recalls.server.ts";
import { type InboxItem, waiting } from "./item.ts";

export type SupplierWork =
  | "orders_to_confirm"
  | "orders_to_dispatch"
  | "amendments_to_answer"
  | "products_returned"
  | "products_off_sale"
  | "certificates_expired"
  | "certificates_expiring"
  | "bank_lines_unmatched"
  | "cold_chain_alarms"
  | "batches_held"
  | "bases_to_test"
  | "retests_overdue"
  | "recalls_open"
  | "sales_held"
  | "orders_to_invoice"
  | "refunds_due";

/** What waits for this member of a supplier, by what their roles may do about it. */
export async function supplierInbox(ctx: Context): Promise<InboxItem<SupplierWork>[]> {
  const { actor, db } = ctx;
  const own = eq(purchaseOrders.supplierId, actor.organisationId);
  const owed = sql`exists (select 1 from ${purchaseOrderLines} where ${purchaseOrderLines.orderId} = ${purchaseOrders.id} and ${purchaseOrderLines.dispatchedPacks} < ${purchaseOrderLines.packs} - ${purchaseOrderLines.waivedPacks})`;
  const orders = db
    .select({
      toConfirm: count(sql`case when ${purchaseOrders.state} = 'placed' then 1 end`),
      toDispatch: count(
        sql`case when ${purchaseOrders.state} in ('confirmed', 'partly-dispatched') or (${purchaseOrders.state} = 'partly-accepted' and ${owed}) then 1 end`,
      ),
    })
    .from(purchaseOrders)
    .where(and(own, inArray(purchaseOrders.state, ["placed", ...dispatchableStates])));
  const toInvoice = db
    .select({ rows: count() })
    .from(purchaseOrders)
    .where(
      and(
        own,
        eq(purchaseOrders.state, "accepted"),
        sql`${purchaseOrders.invoicedFen} < ${purchaseOrders.acceptedFen} - ${purchaseOrders.returnedFen}`,
      ),
    );
  const overpaid = db
    .select({ rows: count() })
    .from(purchaseOrders)
    .where(and(own, eq(purchaseOrders.paymentState, "overpaid")));
  const returned = db
    .select({ rows: count() })
    .from(products)
    .where(
      and(
        eq(products.organisationId, actor.organisationId),
        eq(products.state, "draft"),
        isNotNull(products.returnedReason),
      ),
    );
  const unmatched = db
    .select({ rows: count() })
    .from(bankStatementLines)
    .where(
      and(
        eq(bankStatementLines.organisationId, actor.organisationId),
        eq(bankStatementLines.state, "unmatched"),
      ),
    );
  const [
    [order],
    [invoice],
    [refund],
    [product],
    reminders,
    [line],
    offSale,
    amendments,
    recalls,
    heldSales,
    alarms,
    heldBatches,
    retestsOverdue,
    basesToTest,
  ] = await Promise.all([
    orders,
    toInvoice,
    overpaid,
    returned,
    countReminders(ctx),
    unmatched,
    can(actor, "certificate.submit") ? countOffSale(ctx) : 0,
    countAmendmentsToAnswer(ctx, "supplier"),
    countOpenRecalls(ctx),
    countHeldSales(ctx),
    countAlarmingDeliveries(ctx),
    can(actor, "batch.edit")
      ? db.$count(
          batches,
          and(eq(batches.organisationId, actor.organisationId), eq(batches.state, "on-hold")),
        )
      : 0,
    can(actor, "inspection.record") ? countOwnRetestsOverdue(ctx) : 0,
    can(actor, "inspection.record") ? listOwnBasesToTest(ctx) : [],
  ]);
  const items: [SupplierWork, number | undefined, boolean][] = [
    ["recalls_open", recalls.open + recalls.late, can(actor, "recall.read")],
    ["cold_chain_alarms", alarms, can(actor, "shipment.manage")],
    ["sales_held", heldSales, can(actor, "sale.resume")],
    ["batches_held", heldBatches, can(actor, "batch.edit")],
    ["bases_to_test", basesToTest.length, can(actor, "inspection.record")],
    ["retests_overdue", retestsOverdue, can(actor, "inspection.record")],
    ["orders_to_confirm", order?.toConfirm, can(actor, "order.confirm")],
    ["orders_to_dispatch", order?.toDispatch, can(actor, "delivery.dispatch")],
    ["amendments_to_answer", amendments, can(actor, "order.amend")],
    ["products_returned", product?.rows, can(actor, "product.edit")],
    ["products_off_sale", offSale, can(actor, "certificate.submit")],
    ["certificates_expired", reminders.ended, can(actor, "certificate.submit")],
    ["certificates_expiring", reminders.ending, can(actor, "certificate.submit")],
    ["bank_lines_unmatched", line?.rows, can(actor, "statement.match")],
    ["orders_to_invoice", invoice?.rows, can(actor, "fapiao.register")],
    ["refunds_due", refund?.rows, can(actor, "payment.refund")],
  ];
  return waiting(items.map(([kind, rows, mine]) => ({ kind, count: mine ? (rows ?? 0) : 0 })));
}

/** Published products that nobody can order today, because a required certificate is missing or has ended. */
async function countOffSale(ctx: Context): Promise<number> {
  const published = await ctx.db
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.organisationId, ctx.actor.organisationId), eq(products.state, "published")));
  const today = dayOf(ctx.now);
  const answers = await saleProblemsOn(
    ctx,
    published.map((product) => product.id),
    (leadDays) => addDays(today, leadDays),
  );
  return [...answers.values()].filter((problems) => problems.some(isCertificateProblem)).length;
}
