import { and, desc, eq } from "drizzle-orm";
import { answersForCounty } from "#app/domain/core/authorise.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { householdBenefits, householdBenefitVerdicts } from "#db/schema/benefit.server.ts";
import type { IndicatorVerdict } from "#db/vocabulary/indicators.ts";

/**
 * Gives a report its verdict, under the lock of its supplier.
 * @throws DomainError `benefit.not_found` (also for another county's), `benefit.decided`, `benefit.superseded` when the
 * supplier has sent a newer one for the year.
 */
export async function giveBenefitVerdict(
  ctx: InTransaction,
  reportId: string,
  { verdict, reason }: { verdict: IndicatorVerdict; reason: string },
): Promise<void> {
  if (!isId(reportId)) throw new DomainError("benefit.not_found");
  const report = oneRow(
    await ctx.db.select().from(householdBenefits).where(eq(householdBenefits.id, reportId)),
    "benefit.not_found",
  );
  if (!answersForCounty(ctx.actor, report.countyCode)) throw new DomainError("benefit.not_found");
  await ctx.db
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.id, report.organisationId))
    .for("no key update");
  const [newest] = await ctx.db
    .select({ id: householdBenefits.id })
    .from(householdBenefits)
    .where(
      and(
        eq(householdBenefits.organisationId, report.organisationId),
        eq(householdBenefits.year, report.year),
      ),
    )
    .orderBy(desc(householdBenefits.reportedAt), desc(householdBenefits.id))
    .limit(1);
  const written = await ctx.db
    .insert(householdBenefitVerdicts)
    .values({ reportId, verdict, reason, decidedAt: ctx.now, decidedById: ctx.actor.userId })
    .onConflictDoNothing()
    .returning({ reportId: householdBenefitVerdicts.reportId });
  oneRow(written, "benefit.decided");
  if (newest?.id !== reportId) throw new DomainError("benefit.superseded");
}
