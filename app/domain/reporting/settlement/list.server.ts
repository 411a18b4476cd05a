import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { behind } from "#app/domain/core/behind.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { dueFen, outstandingFen } from "#app/domain/procurement/order/account.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { PAGE_ROWS, pageOf, readPosition } from "#app/kernel/keyset.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { payments } from "#db/schema/payments.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import { isUnconfirmed } from "./unconfirmed.server.ts";
import type { SettlementGroup } from "./groups.ts";

function groupOf(group: SettlementGroup | null): SQL | undefined {
  switch (group) {
    case null:
      return undefined;
    case "to-pay":
      return inArray(purchaseOrders.paymentState, ["unpaid", "part-paid"]);
    case "to-confirm":
      return sql`exists (select 1 from ${payments} where ${payments.orderId} = ${purchaseOrders.id} and ${isUnconfirmed})`;
    case "on-the-way":
      return eq(purchaseOrders.paymentState, "claimed");
    case "overpaid":
      return eq(purchaseOrders.paymentState, "overpaid");
    case "settled":
      return eq(purchaseOrders.paymentState, "paid");
    case "to-invoice":
      return and(
        eq(purchaseOrders.state, "accepted"),
        sql`${purchaseOrders.invoicedFen} < ${purchaseOrders.acceptedFen} - ${purchaseOrders.returnedFen}`,
      );
  }
}

/**
 * The orders of the actor's organisation by where they stand with their money, from its side of the trade, newest
 * first, and whether what is outstanding should have come before today; one page. Amounts in fen.
 */
export async function listSettlements(
  ctx: AnyContext,
  { group = null, after = null }: { group?: SettlementGroup | null; after?: string | null },
) {
  requireCan(ctx, "order.read");
  const selling = ctx.actor.organisationKind === "supplier";
  const other = alias(organisations, "other");
  const position = readPosition(after);
  const rows = await ctx.db
    .select({
      id: purchaseOrders.id,
      number: purchaseOrders.number,
      state: purchaseOrders.state,
      terms: purchaseOrders.terms,
      paymentState: purchaseOrders.paymentState,
      paymentReference: purchaseOrders.paymentReference,
      paymentDueOn: purchaseOrders.paymentDueOn,
      totalFen: purchaseOrders.totalFen,
      waivedFen: purchaseOrders.waivedFen,
      acceptedFen: purchaseOrders.acceptedFen,
      returnedFen: purchaseOrders.returnedFen,
      receivedFen: purchaseOrders.receivedFen,
      claimedFen: purchaseOrders.claimedFen,
      invoicedFen: purchaseOrders.invoicedFen,
      placedAt: purchaseOrders.placedAt,
      isDemo: purchaseOrders.isDemo,
      otherName: other.name,
      otherNameEn: other.nameEn,
    })
    .from(purchaseOrders)
    .innerJoin(other, eq(other.id, selling ? purchaseOrders.organisationId : purchaseOrders.supplierId))
    .where(
      and(
        eq(selling ? purchaseOrders.supplierId : purchaseOrders.organisationId, ctx.actor.organisationId),
        groupOf(group),
        behind(position, purchaseOrders.placedAt, purchaseOrders.id),
      ),
    )
    .orderBy(desc(purchaseOrders.placedAt), desc(purchaseOrders.id))
    .limit(PAGE_ROWS + 1);
  const page = pageOf(rows, (row) => ({ at: row.placedAt, id: row.id }));
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...row,
      dueFen: dueFen(row),
      outstandingFen: outstandingFen(row),
      isLate: row.paymentDueOn !== null && row.paymentDueOn < dayOf(ctx.now) && outstandingFen(row) > 0,
    })),
  };
}
