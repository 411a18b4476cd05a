import { eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { answersForCounty, requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId, newId } from "#app/kernel/id.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { spotChecks } from "#db/schema/inspection.server.ts";
import { type PlanSpotCheck, planSpotCheckInput } from "./input.ts";
import type { SpotCheckRow } from "./records.server.ts";

/**
 * Plans a sample of a product of a county the office answers for: on which day, who goes, and why. The supplier is not
 * told: the check comes unannounced.
 * @throws DomainError `product.not_found` (also for another county's and for a draft), `spot_check.day_past`.
 */
export async function planSpotCheck(ctx: AnyContext, raw: PlanSpotCheck): Promise<SpotCheckRow> {
  requireCan(ctx, "spot_check.plan");
  const { productId, ...plan } = planSpotCheckInput.parse(raw);
  if (!isId(productId)) throw new DomainError("product.not_found");
  return inTransaction(ctx, async (ctx) => {
    const product = oneRow(
      await ctx.db
        .select({
          organisationId: products.organisationId,
          countyCode: products.countyCode,
          state: products.state,
        })
        .from(products)
        .where(eq(products.id, productId)),
      "product.not_found",
    );
    if (product.state === "draft" || !answersForCounty(ctx.actor, product.countyCode))
      throw new DomainError("product.not_found");
    if (plan.plannedOn < dayOf(ctx.now))
      throw new DomainError("spot_check.day_past", {}, [
        { path: ["plannedOn"], code: "spot_check.day_past" },
      ]);
    const planned = oneRow(
      await ctx.db
        .insert(spotChecks)
        .values({
          ...plan,
          id: newId(ctx.now),
          productId,
          organisationId: product.organisationId,
          countyCode: product.countyCode,
          plannedAt: ctx.now,
          plannedById: ctx.actor.userId,
          plannedByOrganisationId: ctx.actor.organisationId,
          isDemo: ctx.demo,
        })
        .returning(),
      "product.not_found",
    );
    await recordAudit(ctx, {
      action: "spot_check.planned",
      subjectType: "spot_check",
      subjectId: planned.id,
      after: planned,
      reason: plan.reason,
    });
    return planned;
  });
}
