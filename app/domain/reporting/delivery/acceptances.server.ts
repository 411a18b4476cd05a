import { and, desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { behind } from "#app/domain/core/behind.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { PAGE_ROWS, pageOf, readPosition } from "#app/kernel/keyset.ts";
import { organisations, users } from "#db/schema/accounts.server.ts";
import { acceptances, deliveries } from "#db/schema/deliveries.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";

/** The acceptances of the actor's institution, newest first; one page. `waiting`: only those without a second signature. */
export async function listAcceptances(
  ctx: AnyContext,
  { waiting = false, after = null }: { waiting?: boolean; after?: string | null } = {},
) {
  requireCan(ctx, "order.read");
  const supplier = alias(organisations, "supplier");
  const receiver = alias(users, "receiver");
  const countersigner = alias(users, "countersigner");
  const position = readPosition(after);
  const rows = await ctx.db
    .select({
      id: acceptances.id,
      state: acceptances.state,
      receivedOn: acceptances.receivedOn,
      receiverSignedAt: acceptances.receiverSignedAt,
      acceptedFen: acceptances.acceptedFen,
      isDemo: acceptances.isDemo,
      receiverId: acceptances.receiverId,
      receiverName: receiver.name,
      countersignerName: countersigner.name,
      sequence: deliveries.sequence,
      orderNumber: purchaseOrders.number,
      supplierName: supplier.name,
      supplierNameEn: supplier.nameEn,
    })
    .from(acceptances)
    .innerJoin(deliveries, eq(deliveries.id, acceptances.deliveryId))
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, acceptances.orderId))
    .innerJoin(supplier, eq(supplier.id, purchaseOrders.supplierId))
    .innerJoin(receiver, eq(receiver.id, acceptances.receiverId))
    .leftJoin(countersigner, eq(countersigner.id, acceptances.countersignerId))
    .where(
      and(
        eq(acceptances.organisationId, ctx.actor.organisationId),
        waiting ? eq(acceptances.state, "awaiting-countersign") : undefined,
        behind(position, acceptances.receiverSignedAt, acceptances.id),
      ),
    )
    .orderBy(desc(acceptances.receiverSignedAt), desc(acceptances.id))
    .limit(PAGE_ROWS + 1);
  return pageOf(rows, (row) => ({ at: row.receiverSignedAt, id: row.id }));
}

export type AcceptanceListRow = Awaited<ReturnType<typeof listAcceptances>>["rows"][number];
