import { and, count, eq, inArray } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { channelImportRows } from "#db/schema/channels.server.ts";
import { type ImportInput, importInput } from "./input.ts";
import { isCountyOffice } from "./office.ts";
import { type ImportRecord, lockImport, moveImport } from "./records.server.ts";

/**
 * The county's office stands for what an import says of its own sales; rows that were refused stay out.
 * @throws DomainError `import.not_found`, `actor.forbidden` for any other office, `import.wrong_state`,
 * `import.nothing_sound` where no row is left to stand for.
 */
export async function verifyImport(ctx: AnyContext, raw: ImportInput): Promise<ImportRecord> {
  requireCan(ctx, "sales.verify");
  const { importId } = importInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const before = await lockImport(ctx, importId);
    if (!isCountyOffice(ctx.actor, before.countyCode)) throw new DomainError("actor.forbidden");
    const [left] = await ctx.db
      .select({ rows: count() })
      .from(channelImportRows)
      .where(
        and(eq(channelImportRows.importId, before.id), inArray(channelImportRows.state, ["sound", "likely"])),
      );
    if (before.state === "read" && (left?.rows ?? 0) === 0) throw new DomainError("import.nothing_sound");
    const after = await moveImport(ctx, before, ["read"], {
      state: "verified",
      verifiedById: ctx.actor.userId,
      verifiedAt: ctx.now,
    });
    await recordAudit(ctx, {
      action: "import.verified",
      subjectType: "import",
      subjectId: after.id,
      after: { rows: left?.rows ?? 0 },
    });
    return after;
  });
}
