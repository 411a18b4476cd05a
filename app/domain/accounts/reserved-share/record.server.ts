import { and, eq, max } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { Context } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { reservedShares } from "#db/schema/accounts.server.ts";
import { type RecordReservedShare, recordReservedShareInput } from "./input.ts";
import { mayRecordShares } from "./keepers.ts";

/**
 * Records what share of a year's canteen spend a jurisdiction reserves: as a new version, which holds from now on for every
 * unit of that jurisdiction. Versions before it stay as they were.
 * @throws DomainError `actor.forbidden` beside the prefecture and the platform, `reserved_share.version_taken` when
 * somebody else recorded one at the same moment.
 */
export async function recordReservedShare(
  ctx: Context,
  raw: RecordReservedShare,
): Promise<{ version: number }> {
  requireCan(ctx, "reserved_share.record");
  if (!mayRecordShares(ctx.actor)) throw new DomainError("actor.forbidden");
  const { year, jurisdiction, percent, source } = recordReservedShareInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const [newest] = await ctx.db
      .select({ version: max(reservedShares.version) })
      .from(reservedShares)
      .where(and(eq(reservedShares.year, year), eq(reservedShares.jurisdiction, jurisdiction)));
    const rows = await ctx.db
      .insert(reservedShares)
      .values({
        year,
        jurisdiction,
        version: (newest?.version ?? 0) + 1,
        shareBasisPoints: percent * 100,
        source,
        recordedAt: ctx.now,
        recordedById: ctx.actor.userId,
      })
      .onConflictDoNothing()
      .returning();
    const recorded = oneRow(rows, "reserved_share.version_taken");
    await recordAudit(ctx, {
      action: "reserved_share.recorded",
      subjectType: "reserved_share",
      subjectId: `${year} ${jurisdiction}`,
      after: recorded,
    });
    return { version: recorded.version };
  });
}
