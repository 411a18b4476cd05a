import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type VerifyBenefit, verifyBenefitInput } from "./input.ts";
import { giveBenefitVerdict } from "./records.server.ts";

/**
 * The county verifies what a supplier of its said of farm households: it is shown from now on.
 * @throws DomainError what `giveBenefitVerdict` refuses.
 */
export async function verifyBenefit(ctx: AnyContext, raw: VerifyBenefit): Promise<void> {
  requireCan(ctx, "benefit.verify");
  const { reportId } = verifyBenefitInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    await giveBenefitVerdict(ctx, reportId, { verdict: "confirmed", reason: "" });
    await recordAudit(ctx, {
      action: "benefit.verified",
      subjectType: "household_benefit",
      subjectId: reportId,
      after: { verdict: "confirmed" },
    });
  });
}
