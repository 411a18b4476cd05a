import { and, eq, isNull, or } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { can, requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { coldChainAlarms, shipments } from "#db/schema/logistics.server.ts";
import { deliveries } from "#db/schema/deliveries.server.ts";
import { type AcknowledgeAlarms, acknowledgeAlarmsInput } from "./input.ts";

/**
 * The supplier's warehouse or the institution's receiver takes note of the alarms of a shipment; they leave its to-do
 * list and stay on the shipment. Returns how many there were.
 * @throws DomainError `shipment.not_found`, also where it is another's.
 */
export async function acknowledgeAlarms(ctx: AnyContext, raw: AcknowledgeAlarms): Promise<number> {
  requireCan(ctx, can(ctx.actor, "acceptance.record") ? "acceptance.record" : "shipment.manage");
  const { deliveryId } = acknowledgeAlarmsInput.parse(raw);
  if (!isId(deliveryId)) throw new DomainError("shipment.not_found");
  return inTransaction(ctx, async (ctx) => {
    const own = ctx.actor.organisationId;
    const shipment = oneRow(
      await ctx.db
        .select({ id: shipments.id, supplierId: shipments.organisationId })
        .from(shipments)
        .innerJoin(deliveries, eq(deliveries.id, shipments.deliveryId))
        .where(
          and(
            eq(shipments.deliveryId, deliveryId),
            or(eq(shipments.organisationId, own), eq(deliveries.organisationId, own)),
          ),
        )
        .for("no key update", { of: shipments }),
      "shipment.not_found",
    );
    const side = shipment.supplierId === own ? "supplier" : "buyer";
    const seen = await ctx.db
      .update(coldChainAlarms)
      .set(
        side === "supplier"
          ? { supplierSeenAt: ctx.now, supplierSeenById: ctx.actor.userId }
          : { buyerSeenAt: ctx.now, buyerSeenById: ctx.actor.userId },
      )
      .where(
        and(
          eq(coldChainAlarms.shipmentId, shipment.id),
          isNull(side === "supplier" ? coldChainAlarms.supplierSeenAt : coldChainAlarms.buyerSeenAt),
        ),
      )
      .returning({ id: coldChainAlarms.id });
    if (seen.length > 0)
      await recordAudit(ctx, {
        action: "cold_chain.alarms_seen",
        subjectType: "shipment",
        subjectId: shipment.id,
        after: { side, alarms: seen.map(({ id }) => id) },
      });
    return seen.length;
  });
}
