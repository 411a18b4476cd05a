import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type ReopenLine, reopenLineInput } from "./input.ts";
import { lockLine, moveLine } from "./records.server.ts";

/**
 * Takes a line that was set aside back into the queue.
 * @throws DomainError `statement.line_not_found`, `statement.line_wrong_state`.
 */
export async function reopenLine(ctx: AnyContext, raw: ReopenLine): Promise<void> {
  requireCan(ctx, "statement.match");
  const { lineId, note } = reopenLineInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    const line = await lockLine(ctx, lineId);
    await moveLine(ctx, line.id, "ignored", { state: "unmatched", note });
    await recordAudit(ctx, {
      action: "statement_line.reopened",
      subjectType: "statement_line",
      subjectId: line.id,
      before: { state: line.state, note: line.note },
      after: { state: "unmatched" },
      reason: note,
    });
  });
}
