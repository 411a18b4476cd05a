import { eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { householdBenefits, householdBenefitWays } from "#db/schema/benefit.server.ts";
import { benefitIssues, waysOf } from "./check.ts";
import { type ReportBenefit, reportBenefitInput } from "./input.ts";

/**
 * A supplier says how many farm households its business has reached since the year began, and with how much money in
 * which way; numbers alone. It is shown once its county has verified it; a newer report takes its place.
 * @throws DomainError `benefit.day_outside`, `benefit.more_than_households`, `benefit.amount_missing`.
 */
export async function reportBenefit(ctx: AnyContext, raw: ReportBenefit): Promise<string> {
  requireCan(ctx, "benefit.report");
  const report = reportBenefitInput.parse(raw);
  const [issue, ...more] = benefitIssues(report, dayOf(ctx.now));
  if (issue) throw new DomainError(issue.code, {}, [issue, ...more]);
  return inTransaction(ctx, async (ctx) => {
    // Reports of a supplier and the verdicts on them take turns.
    const { countyCode } = oneRow(
      await ctx.db
        .select({ countyCode: organisations.countyCode })
        .from(organisations)
        .where(eq(organisations.id, ctx.actor.organisationId))
        .for("no key update"),
      "organisation.not_found",
    );
    if (!countyCode) throw new DomainError("actor.forbidden");
    const reportId = newId(ctx.now);
    const { year, asOf, households, formerlyPoor, basis } = report;
    const counted = { year, asOf, households, formerlyPoor, basis };
    await ctx.db.insert(householdBenefits).values({
      ...counted,
      id: reportId,
      organisationId: ctx.actor.organisationId,
      countyCode,
      reportedAt: ctx.now,
      reportedById: ctx.actor.userId,
      isDemo: ctx.demo,
    });
    const ways = waysOf(report);
    await ctx.db.insert(householdBenefitWays).values(ways.map((way) => ({ reportId, ...way })));
    await recordAudit(ctx, {
      action: "benefit.reported",
      subjectType: "household_benefit",
      subjectId: reportId,
      after: { ...counted, ways },
    });
    return reportId;
  });
}
