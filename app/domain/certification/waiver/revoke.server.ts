import { and, eq, isNull } from "drizzle-orm";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { certificateWaivers } from "#db/schema/certification.server.ts";
import { type RevokeWaiver, revokeWaiverInput } from "./input.ts";
import { lockWaiver, type WaiverRow } from "./records.server.ts";

/**
 * An official takes a waiver back before its last day, with a reason. What rested on it is off the shelf at once; orders
 * placed meanwhile keep it in their snapshot, but nothing leaves on it any more.
 * @throws DomainError `waiver.not_found`, `waiver.wrong_state` (revoked already, or over).
 */
export async function revokeWaiver(ctx: AnyContext, raw: RevokeWaiver): Promise<WaiverRow> {
  requireCan(ctx, "certificate.waive");
  const { waiverId, reason } = revokeWaiverInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const before = await lockWaiver(ctx, waiverId);
    if (before.revokedAt !== null || before.validUntil < dayOf(ctx.now))
      throw new DomainError("waiver.wrong_state");
    const rows = await ctx.db
      .update(certificateWaivers)
      .set({ revokedAt: ctx.now, revokedById: ctx.actor.userId, revokedReason: reason })
      .where(and(eq(certificateWaivers.id, waiverId), isNull(certificateWaivers.revokedAt)))
      .returning();
    const after = oneRow(rows, "waiver.wrong_state");
    await recordAudit(ctx, {
      action: "waiver.revoked",
      subjectType: "certificate_waiver",
      subjectId: waiverId,
      before: { validUntil: before.validUntil, revokedAt: null },
      after: { revokedAt: ctx.now.toISOString() },
      reason,
    });
    await bumpCatalogueVersion(ctx);
    return after;
  });
}
