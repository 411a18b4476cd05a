import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { releaseClaims } from "./claims.server.ts";
import { type RejectImport, rejectImportInput } from "./input.ts";
import { isCountyOffice, isPrefecture } from "./office.ts";
import { type ImportRecord, lockImport, moveImport } from "./records.server.ts";

/**
 * The county's office, or the prefecture's, sends an import back with a reason before it counts. The same file may be
 * brought again, and what repeated its rows takes their place.
 * @throws DomainError `import.not_found`, `actor.forbidden`, `import.wrong_state` once it is confirmed.
 */
export async function rejectImport(ctx: AnyContext, raw: RejectImport): Promise<ImportRecord> {
  requireCan(ctx, "sales.verify");
  const { importId, reason } = rejectImportInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const before = await lockImport(ctx, importId);
    if (!isPrefecture(ctx.actor) && !isCountyOffice(ctx.actor, before.countyCode))
      throw new DomainError("actor.forbidden");
    const after = await moveImport(ctx, before, ["mapping", "read", "verified"], {
      state: "rejected",
      rejectedById: ctx.actor.userId,
      rejectedAt: ctx.now,
      rejectedReason: reason,
    });
    await releaseClaims(ctx, after);
    await recordAudit(ctx, {
      action: "import.rejected",
      subjectType: "import",
      subjectId: after.id,
      before: { state: before.state },
      reason,
    });
    return after;
  });
}
