import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { mayDecideReports } from "#app/domain/indicators/indicator/reporter.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { type SendBackReport, sendBackReportInput } from "./input.ts";
import { giveVerdict, type ReportRow } from "./records.server.ts";

/**
 * The prefecture sends a reported value back with a reason: what was confirmed before goes on counting.
 * @throws DomainError `actor.forbidden` below or beside the prefecture, and what `giveVerdict` refuses.
 */
export async function sendBackReport(ctx: AnyContext, raw: SendBackReport): Promise<ReportRow> {
  requireCan(ctx, "indicator.decide");
  if (!mayDecideReports(ctx.actor)) throw new DomainError("actor.forbidden");
  const { reportId, reason } = sendBackReportInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const report = await giveVerdict(ctx, reportId, { verdict: "sent-back", reason });
    await recordAudit(ctx, {
      action: "indicator.sent_back",
      subjectType: "indicator_report",
      subjectId: reportId,
      after: { verdict: "sent-back" },
      reason,
    });
    return report;
  });
}
