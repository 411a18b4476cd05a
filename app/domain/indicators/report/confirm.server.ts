import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { mayDecideReports } from "#app/domain/indicators/indicator/reporter.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { type ConfirmReport, confirmReportInput } from "./input.ts";
import { giveVerdict, type ReportRow } from "./records.server.ts";

/**
 * The prefecture confirms a reported value: it counts from now on.
 * @throws DomainError `actor.forbidden` below or beside the prefecture, and what `giveVerdict` refuses.
 */
export async function confirmReport(ctx: AnyContext, raw: ConfirmReport): Promise<ReportRow> {
  requireCan(ctx, "indicator.decide");
  if (!mayDecideReports(ctx.actor)) throw new DomainError("actor.forbidden");
  const { reportId } = confirmReportInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const report = await giveVerdict(ctx, reportId, { verdict: "confirmed", reason: "" });
    await recordAudit(ctx, {
      action: "indicator.confirmed",
      subjectType: "indicator_report",
      subjectId: reportId,
      after: { verdict: "confirmed", value: report.value },
    });
    return report;
  });
}
