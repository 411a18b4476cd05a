import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { behind } from "#app/domain/core/behind.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { PAGE_ROWS, pageOf, readPosition } from "#app/kernel/keyset.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { orderAmendments, purchaseOrders } from "#db/schema/orders.server.ts";
import { type OrderState, orderStates } from "#db/vocabulary/procurement.ts";

export type OrderFilter = {
  states?: readonly OrderState[];
  /** Only orders with a proposed change that waits for its answer. */
  changing?: boolean;
  after?: string | null;
};

/** Reads the states of a filter from a query parameter; words that are none are left out. */
export function readOrderStates(words: readonly string[]): OrderState[] {
  return orderStates.filter((state) => words.includes(state));
}

/** The orders of the actor's organisation, from its side of the trade, newest first; one page. */
export async function listOrders(
  ctx: AnyContext,
  { states = [], changing = false, after = null }: OrderFilter = {},
) {
  requireCan(ctx, "order.read");
  const selling = ctx.actor.organisationKind === "supplier";
  const other = alias(organisations, "other");
  const own = selling ? purchaseOrders.supplierId : purchaseOrders.organisationId;
  const position = readPosition(after);
  const rows = await ctx.db
    .select({
      id: purchaseOrders.id,
      number: purchaseOrders.number,
      state: purchaseOrders.state,
      paymentState: purchaseOrders.paymentState,
      totalFen: purchaseOrders.totalFen,
      acceptedFen: purchaseOrders.acceptedFen,
      wantedOn: purchaseOrders.wantedOn,
      placedAt: purchaseOrders.placedAt,
      ownReference: purchaseOrders.ownReference,
      isDemo: purchaseOrders.isDemo,
      otherName: other.name,
      otherNameEn: other.nameEn,
    })
    .from(purchaseOrders)
    .innerJoin(other, eq(other.id, selling ? purchaseOrders.organisationId : purchaseOrders.supplierId))
    .where(
      and(
        eq(own, ctx.actor.organisationId),
        states.length > 0 ? inArray(purchaseOrders.state, [...states]) : undefined,
        changing
          ? sql`exists (select 1 from ${orderAmendments} where ${orderAmendments.orderId} = ${purchaseOrders.id} and ${orderAmendments.state} = 'proposed')`
          : undefined,
        behind(position, purchaseOrders.placedAt, purchaseOrders.id),
      ),
    )
    .orderBy(desc(purchaseOrders.placedAt), desc(purchaseOrders.id))
    .limit(PAGE_ROWS + 1);
  return pageOf(rows, (row) => ({ at: row.placedAt, id: row.id }));
}

export type OrderListRow = Awaited<ReturnType<typeof listOrders>>["rows"][number];
