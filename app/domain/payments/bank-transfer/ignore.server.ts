import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type IgnoreLine, ignoreLineInput } from "./input.ts";
import { lockLine, moveLine } from "./records.server.ts";

/**
 * Sets a bank line aside that pays no order (interest, a loan), with the reason.
 * @throws DomainError `statement.line_not_found`, `statement.line_wrong_state`.
 */
export async function ignoreLine(ctx: AnyContext, raw: IgnoreLine): Promise<void> {
  requireCan(ctx, "statement.match");
  const { lineId, note } = ignoreLineInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    const line = await lockLine(ctx, lineId);
    await moveLine(ctx, line.id, "unmatched", { state: "ignored", note });
    await recordAudit(ctx, {
      action: "statement_line.ignored",
      subjectType: "statement_line",
      subjectId: line.id,
      before: { state: line.state },
      after: { state: "ignored" },
      reason: note,
    });
  });
}
