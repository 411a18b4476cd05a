import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { reportsFor } from "#app/domain/indicators/indicator/reporter.ts";
import { lockIndicator } from "#app/domain/indicators/indicator/records.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { indicatorReports } from "#db/schema/indicators.server.ts";
import { type ReportIndicator, reportIndicatorInput } from "./input.ts";
import { lastConfirmed, type ReportRow } from "./records.server.ts";
import { parseIndicatorValue, refusalOfReport } from "./value.ts";

/**
 * An office reports what an indicator has reached in its place since the year began. It counts once the prefecture
 * confirms it; a newer report takes the place of one that still waits.
 * @throws DomainError `actor.forbidden` for an office that answers for no place, `indicator.not_found`,
 * `indicator.from_ledger`, `indicator.value_malformed`, `indicator.day_outside`, `indicator.lower_without_note`.
 */
export async function reportIndicator(ctx: AnyContext, raw: ReportIndicator): Promise<ReportRow> {
  requireCan(ctx, "indicator.report");
  const place = reportsFor(ctx.actor);
  if (!place) throw new DomainError("actor.forbidden");
  const { value: typed, fileId, ...input } = reportIndicatorInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const indicator = await lockIndicator(ctx, input.indicatorCode, input.year);
    if (indicator.fromLedger) throw new DomainError("indicator.from_ledger");
    const value = parseIndicatorValue(indicator.measure, typed);
    if (value === null)
      throw new DomainError("indicator.value_malformed", {}, [
        { path: ["value"], code: "indicator.value_malformed" },
      ]);
    const confirmed = await lastConfirmed(ctx, { ...input, ...place });
    const refusal = refusalOfReport({ ...input, value }, { today: dayOf(ctx.now), confirmed });
    if (refusal) throw new DomainError(refusal.code, {}, [{ path: [refusal.field], code: refusal.code }]);
    const rows = await ctx.db
      .insert(indicatorReports)
      .values({
        ...input,
        ...place,
        id: newId(ctx.now),
        value,
        fileId: fileId || null,
        reportedAt: ctx.now,
        reportedById: ctx.actor.userId,
        organisationId: ctx.actor.organisationId,
        isDemo: ctx.demo,
      })
      .returning();
    const reported = oneRow(rows, "indicator.not_found");
    await recordAudit(ctx, {
      action: "indicator.reported",
      subjectType: "indicator_report",
      subjectId: reported.id,
      after: reported,
    });
    return reported;
  });
}
