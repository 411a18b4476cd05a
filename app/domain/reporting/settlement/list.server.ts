import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { behind } from "#app/domain/core/behind.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { dueFen, outstandingFen } from "#app/domain/procurement/order/account.ts";
import { type Day, dayOf, isDay } from "#app/kernel/calendar.ts";
import { PAGE_ROWS, pageOf, type Position, readPosition } from "#app/kernel/keyset.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { payments } from "#db/schema/payments.server.ts";
import { dueInTurn, isToPay, purchaseOrders, UNDATED } from "#db/schema/orders.server.ts";
import { isUnconfirmed } from "./unconfirmed.server.ts";
import type { SettlementGroup } from "./groups.ts";

function groupOf(group: SettlementGroup | null): SQL | undefined {
  switch (group) {
    case null:
      return undefined;
    case "to-pay":
      return isToPay(purchaseOrders.paymentState);
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

/** How a list stands, what is behind a position in it, and the position of one of its orders. */
type Turn = {
  orderBy: SQL[];
  behind: (position: Position | null) => SQL | undefined;
  positionOf: (row: { id: string; placedAt: Date; dueInTurn: Day }) => Position;
};

const newestFirst: Turn = {
  orderBy: [desc(purchaseOrders.placedAt), desc(purchaseOrders.id)],
  behind: (position) => behind(position, purchaseOrders.placedAt, purchaseOrders.id),
  positionOf: ({ placedAt, id }) => ({ at: placedAt, id }),
};

const due = dueInTurn(purchaseOrders.paymentDueOn);

/** By the day the money is due: what is late stands first, what has no day yet last. A position's instant is that day in UTC. */
const firstDueFirst: Turn = {
  orderBy: [asc(due), asc(purchaseOrders.id)],
  behind: (position) => {
    const day = position?.at.toISOString().slice(0, 10) ?? "";
    return position && (isDay(day) || day === UNDATED)
      ? sql`(${due}, ${purchaseOrders.id}) > (${day}::date, ${position.id}::uuid)`
      : undefined;
  },
  positionOf: ({ dueInTurn, id }) => ({ at: new Date(`${dueInTurn}T00:00:00Z`), id }),
};

/**
 * The orders of the actor's organisation by where they stand with their money, from its side of the trade, newest
 * first, but those to be paid by the day they are due; and whether what is outstanding should have come before today; one
 * page. Amounts in fen.
 */
export async function listSettlements(
  ctx: AnyContext,
  { group = null, after = null }: { group?: SettlementGroup | null; after?: string | null },
) {
  requireCan(ctx, "order.read");
  const selling = ctx.actor.organisationKind === "supplier";
  const other = alias(organisations, "other");
  const turn = group === "to-pay" ? firstDueFirst : newestFirst;
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
      dueInTurn: due,
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
        turn.behind(readPosition(after)),
      ),
    )
    .orderBy(...turn.orderBy)
    .limit(PAGE_ROWS + 1);
  const page = pageOf(rows, turn.positionOf);
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
