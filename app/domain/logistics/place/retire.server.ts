import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { logisticsPlaces } from "#db/schema/logistics.server.ts";
import { type RetirePlace, retirePlaceInput } from "./input.ts";
import { lockPlace, type PlaceRow } from "./records.server.ts";

/**
 * Takes a place off the list that new shipments choose from; shipments that go through it keep it.
 * @throws DomainError `place.not_found`, `place.retired`, `place.still_above` while places under it are open.
 */
export async function retirePlace(ctx: AnyContext, raw: RetirePlace): Promise<PlaceRow> {
  requireCan(ctx, "place.manage");
  const { placeId, reason } = retirePlaceInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const before = await lockPlace(ctx, placeId);
    if (before.retiredAt !== null) throw new DomainError("place.retired");
    const below = await ctx.db
      .select({ id: logisticsPlaces.id })
      .from(logisticsPlaces)
      .where(and(eq(logisticsPlaces.parentId, before.id), isNull(logisticsPlaces.retiredAt)));
    if (below.length > 0) throw new DomainError("place.still_above", { count: below.length });
    const rows = await ctx.db
      .update(logisticsPlaces)
      .set({ retiredAt: ctx.now, retiredReason: reason })
      .where(and(eq(logisticsPlaces.id, before.id), isNull(logisticsPlaces.retiredAt)))
      .returning();
    const after = oneRow(rows, "place.retired");
    await recordAudit(ctx, {
      action: "place.retired",
      subjectType: "place",
      subjectId: after.id,
      before: { retiredAt: null },
      after: { retiredAt: after.retiredAt },
      reason,
    });
    return after;
  });
}
