import { and, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { behind } from "#app/domain/core/behind.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { PAGE_ROWS, pageOf, readPosition } from "#app/kernel/keyset.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { acceptances, deliveries, deliveryLines } from "#db/schema/deliveries.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";

export type DeliveryFilter = {
  /** Only what nobody has written an acceptance for yet. */
  toAccept?: boolean;
  after?: string | null;
};

/** The deliveries of the actor's organisation, from its side of the trade, newest first; one page. */
export async function listDeliveries(
  ctx: AnyContext,
  { toAccept = false, after = null }: DeliveryFilter = {},
) {
  requireCan(ctx, "order.read");
  const selling = ctx.actor.organisationKind === "supplier";
  const other = alias(organisations, "other");
  const position = readPosition(after);
  const inForce = sql`select 1 from ${acceptances} where ${acceptances.deliveryId} = ${deliveries.id} and ${acceptances.state} <> 'withdrawn'`;
  const rows = await ctx.db
    .select({
      id: deliveries.id,
      sequence: deliveries.sequence,
      state: deliveries.state,
      carrier: deliveries.carrier,
      vehicle: deliveries.vehicle,
      dispatchedOn: deliveries.dispatchedOn,
      dispatchedAt: deliveries.dispatchedAt,
      isDemo: deliveries.isDemo,
      orderId: purchaseOrders.id,
      orderNumber: purchaseOrders.number,
      wantedOn: purchaseOrders.wantedOn,
      otherName: other.name,
      otherNameEn: other.nameEn,
      packs: sql<number>`(select coalesce(sum(${deliveryLines.packs}), 0)::int from ${deliveryLines} where ${deliveryLines.deliveryId} = ${deliveries.id})`,
      awaitingCountersign: sql<boolean>`${deliveries.state} = 'dispatched' and exists (${inForce})`,
    })
    .from(deliveries)
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, deliveries.orderId))
    .innerJoin(other, eq(other.id, selling ? deliveries.organisationId : deliveries.supplierId))
    .where(
      and(
        eq(selling ? deliveries.supplierId : deliveries.organisationId, ctx.actor.organisationId),
        toAccept ? and(eq(deliveries.state, "dispatched"), sql`not exists (${inForce})`) : undefined,
        behind(position, deliveries.dispatchedAt, deliveries.id),
      ),
    )
    .orderBy(desc(deliveries.dispatchedAt), desc(deliveries.id))
    .limit(PAGE_ROWS + 1);
  return pageOf(rows, (row) => ({ at: row.dispatchedAt, id: row.id }));
}

export type DeliveryListRow = Awaited<ReturnType<typeof listDeliveries>>["rows"][number];
