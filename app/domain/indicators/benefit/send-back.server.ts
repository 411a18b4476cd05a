import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type SendBackBenefit, sendBackBenefitInput } from "./input.ts";
import { giveBenefitVerdict } from "./records.server.ts";

/**
 * The county sends a supplier's report on farm households back with a reason: what was verified before stays shown.
 * @throws DomainError what `giveBenefitVerdict` refuses.
 */
export async function sendBackBenefit(ctx: AnyContext, raw: SendBackBenefit): Promise<void> {
  requireCan(ctx, "benefit.verify");
  const { reportId, reason } = sendBackBenefitInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    await giveBenefitVerdict(ctx, reportId, { verdict: "sent-back", reason });
    await recordAudit(ctx, {
      action: "benefit.sent_back",
      subjectType: "household_benefit",
      subjectId: reportId,
      after: { verdict: "sent-back" },
      reason,
    });
  });
}
