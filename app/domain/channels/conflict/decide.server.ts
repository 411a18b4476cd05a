import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { releaseClaims } from "#app/domain/channels/import/claims.server.ts";
import { countAgain } from "#app/domain/channels/import/count-again.server.ts";
import { isPrefecture, keepsImportsOf } from "#app/domain/channels/import/office.ts";
import { lockAnyImport } from "#app/domain/channels/import/records.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { channelImportRows, saleConflicts } from "#db/schema/channels.server.ts";
import type { ConflictVerdict, ImportRowState } from "#db/vocabulary/channels.ts";
import { type DecideConflict, decideConflictInput } from "./input.ts";

const becomes: Record<ConflictVerdict, ImportRowState> = {
  same: "duplicate",
  different: "sound",
  withdrawn: "withdrawn",
};

/**
 * The prefecture decides, with a reason, whether a row is the same sale as the other claimant: then it does not count;
 * whether both are sales: then it counts with its import; or that it is taken back. What was counted stays as it is.
 * @throws DomainError `conflict.not_found`, `conflict.not_yours` for any other office, `conflict.decided`.
 */
export async function decideConflict(ctx: AnyContext, raw: DecideConflict): Promise<{ importId: string }> {
  requireCan(ctx, "sales.confirm");
  const { conflictId, verdict, reason } = decideConflictInput.parse(raw);
  if (!isId(conflictId)) throw new DomainError("conflict.not_found");
  return inTransaction(ctx, async (ctx) => {
    const found = oneRow(
      await ctx.db
        .select({ importId: saleConflicts.importId, rowNumber: saleConflicts.rowNumber })
        .from(saleConflicts)
        .where(eq(saleConflicts.id, conflictId)),
      "conflict.not_found",
    );
    const importRow = await lockAnyImport(ctx, found.importId);
    if (!keepsImportsOf(ctx.actor, importRow.countyCode)) throw new DomainError("conflict.not_found");
    if (!isPrefecture(ctx.actor)) throw new DomainError("conflict.not_yours");
    const decided = await ctx.db
      .update(saleConflicts)
      .set({ verdict, reason, decidedById: ctx.actor.userId, decidedAt: ctx.now })
      .where(and(eq(saleConflicts.id, conflictId), isNull(saleConflicts.verdict)))
      .returning({ id: saleConflicts.id });
    oneRow(decided, "conflict.decided");
    await ctx.db
      .update(channelImportRows)
      .set({ state: becomes[verdict] })
      .where(
        and(
          eq(channelImportRows.importId, found.importId),
          eq(channelImportRows.rowNumber, found.rowNumber),
          eq(channelImportRows.state, "likely"),
        ),
      );
    await recordAudit(ctx, {
      action: "conflict.decided",
      subjectType: "conflict",
      subjectId: conflictId,
      after: { verdict, ...found },
      reason,
    });
    if (verdict === "different") await countAgain(ctx, importRow);
    if (verdict === "withdrawn") await releaseClaims(ctx, importRow, [found.rowNumber]);
    return { importId: importRow.id };
  });
}
