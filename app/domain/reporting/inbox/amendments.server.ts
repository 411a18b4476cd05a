import { and, count, eq, ne } from "drizzle-orm";
import type { Context } from "#app/domain/core/context.ts";
import { orderAmendments, purchaseOrders } from "#db/schema/orders.server.ts";
import type { TradeSide } from "#db/vocabulary/procurement.ts";

/** How many changes the other side has proposed of the actor's orders and waits to hear about. */
export async function countAmendmentsToAnswer({ db, actor }: Context, side: TradeSide): Promise<number> {
  const own = side === "buyer" ? purchaseOrders.organisationId : purchaseOrders.supplierId;
  const [row] = await db
    .select({ rows: count() })
    .from(orderAmendments)
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, orderAmendments.orderId))
    .where(
      and(
        eq(orderAmendments.state, "proposed"),
        ne(orderAmendments.proposedBy, side),
        eq(own, actor.organisationId),
      ),
    );
  return row?.rows ?? 0;
}
