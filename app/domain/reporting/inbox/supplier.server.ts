import { and, count, eq, gt, inArray, isNotNull, lte, sql } from "drizzle-orm";
import { sellableOn } from "#app/domain/certification/certificate/sellable.server.ts";
import { can } from "#app/domain/core/authorise.ts";
import type { Context } from "#app/domain/core/context.ts";
import { dispatchableStates } from "#app/domain/procurement/order/states.ts";
import { addDays, dayOf } from "#app/kernel/calendar.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { certificates } from "#db/schema/certification.server.ts";
import { bankStatementLines } from "#db/schema/payments.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/procurement.server.ts";
import { countAmendmentsToAnswer } from "./amendments.server.ts";
import { countHeldSales, countOpenRecalls } from "./recalls.server.ts";
import { type InboxItem, waiting } from "./item.ts";

export type SupplierWork =
  | "orders_to_confirm"
  | "orders_to_dispatch"
  | "amendments_to_answer"
  | "products_returned"
  | "products_off_sale"
  | "certificates_expiring"
  | "bank_lines_unmatched"
  | "recalls_open"
  | "sales_held"
  | "orders_to_invoice";

/** Certificates are called expiring from this many days before their last day. */
const EXPIRY_NOTICE_DAYS = 60;

/** What waits for this member of a supplier, by what their roles may do about it. */
export async function supplierInbox(ctx: Context): Promise<InboxItem<SupplierWork>[]> {
  const { actor, db } = ctx;
  const own = eq(purchaseOrders.supplierId, actor.organisationId);
  const today = dayOf(ctx.now);
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
  const expiring = db
    .select({ rows: count() })
    .from(certificates)
    .where(
      and(
        eq(certificates.organisationId, actor.organisationId),
        eq(certificates.state, "verified"),
        gt(certificates.validUntil, addDays(today, -1)),
        lte(certificates.validUntil, addDays(today, EXPIRY_NOTICE_DAYS)),
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
  const [[order], [invoice], [product], [certificate], [line], offSale, amendments, recalls, heldSales] =
    await Promise.all([
      orders,
      toInvoice,
      returned,
      expiring,
      unmatched,
      can(actor, "certificate.submit") ? countOffSale(ctx) : 0,
      countAmendmentsToAnswer(ctx, "supplier"),
      countOpenRecalls(ctx),
      countHeldSales(ctx),
    ]);
  const items: [SupplierWork, number | undefined, boolean][] = [
    ["recalls_open", recalls.open + recalls.late, can(actor, "recall.read")],
    ["sales_held", heldSales, can(actor, "sale.resume")],
    ["orders_to_confirm", order?.toConfirm, can(actor, "order.confirm")],
    ["orders_to_dispatch", order?.toDispatch, can(actor, "delivery.dispatch")],
    ["amendments_to_answer", amendments, can(actor, "order.amend")],
    ["products_returned", product?.rows, can(actor, "product.edit")],
    ["products_off_sale", offSale, can(actor, "certificate.submit")],
    ["certificates_expiring", certificate?.rows, can(actor, "certificate.submit")],
    ["bank_lines_unmatched", line?.rows, can(actor, "statement.match")],
    ["orders_to_invoice", invoice?.rows, can(actor, "fapiao.register")],
  ];
  return waiting(items.map(([kind, rows, mine]) => ({ kind, count: mine ? (rows ?? 0) : 0 })));
}

/** Published products that nobody can order today, because a required certificate is missing or has ended. */
async function countOffSale(ctx: Context): Promise<number> {
  const published = await ctx.db
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.organisationId, ctx.actor.organisationId), eq(products.state, "published")));
  const answers = await sellableOn(
    ctx,
    published.map((product) => product.id),
    dayOf(ctx.now),
  );
  return [...answers.values()].filter(({ problems }) => problems.some(({ code }) => code === "certificate"))
    .length;
}
