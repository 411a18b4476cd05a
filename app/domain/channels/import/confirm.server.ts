import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { enqueue } from "#app/domain/core/jobs.server.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { type ImportInput, importInput } from "./input.ts";
import { isPrefecture } from "./office.ts";
import { type ImportRecord, lockImport, moveImport } from "./records.server.ts";

/**
 * The prefecture lets a verified import count; a job posts its rows, all of them or, after a crash, the rest.
 * @throws DomainError `import.not_found`, `actor.forbidden` for any other office, `import.wrong_state`.
 */
export async function confirmImport(ctx: AnyContext, raw: ImportInput): Promise<ImportRecord> {
  requireCan(ctx, "sales.confirm");
  const { importId } = importInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const before = await lockImport(ctx, importId);
    if (!isPrefecture(ctx.actor)) throw new DomainError("actor.forbidden");
    const after = await moveImport(ctx, before, ["verified"], {
      state: "confirmed",
      confirmedById: ctx.actor.userId,
      confirmedAt: ctx.now,
    });
    await recordAudit(ctx, { action: "import.confirmed", subjectType: "import", subjectId: after.id });
    await enqueue(ctx, "import.post", { importId: after.id }, { key: `import.post:${after.id}` });
    return after;
  });
}
