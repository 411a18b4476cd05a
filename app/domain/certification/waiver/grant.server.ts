import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError, type ErrorDetails } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { certificateWaivers } from "#db/schema/certification.server.ts";
import { type GrantWaiver, grantWaiverInput } from "./input.ts";
import {
  findLivingWaiver,
  isRequired,
  loadScheme,
  lockWaiverSubject,
  type WaiverRow,
} from "./records.server.ts";
import { latestWaiverDay, waiverDayProblem } from "./term.ts";

/**
 * An official waives from today, for one product or all products of a supplier, that they must carry a certificate: who
 * answers for it, why, and until when, at most as many days as the scheme allows. The goods may be sold on those days;
 * no mark is shown for it. Cached pages go.
 * @throws DomainError `organisation.not_found`, `product.not_found`, `scheme.not_found`, `waiver.not_required`,
 * `waiver.not_waivable`, `waiver.already_ended`, `waiver.too_long`, `waiver.in_force` beside one of the same kind.
 */
export async function grantWaiver(ctx: AnyContext, raw: GrantWaiver): Promise<WaiverRow> {
  requireCan(ctx, "certificate.waive");
  const input = grantWaiverInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const subject = await lockWaiverSubject(ctx, input);
    const scheme = await loadScheme(ctx, input.schemeCode);
    if (!(await isRequired(ctx, subject, scheme.code))) throw refused("schemeCode", "waiver.not_required");
    const today = dayOf(ctx.now);
    const problem = waiverDayProblem(input.validUntil, scheme, today);
    if (problem === "not_waivable") throw refused("schemeCode", "waiver.not_waivable");
    if (problem === "too_long") {
      const days = scheme.waiverDays ?? 0;
      throw refused("validUntil", "waiver.too_long", { days, latest: latestWaiverDay(today, days) });
    }
    if (problem) throw refused("validUntil", `waiver.${problem}`);
    const living = await findLivingWaiver(ctx, subject, scheme.code);
    if (living) throw new DomainError("waiver.in_force", { until: living.validUntil });
    const rows = await ctx.db
      .insert(certificateWaivers)
      .values({
        ...subject,
        id: newId(ctx.now),
        schemeCode: scheme.code,
        responsible: input.responsible,
        reason: input.reason,
        validFrom: today,
        validUntil: input.validUntil,
        grantedAt: ctx.now,
        grantedById: ctx.actor.userId,
        grantedByOrganisationId: ctx.actor.organisationId,
        isDemo: ctx.demo,
      })
      .returning();
    const waiver = oneRow(rows, "waiver.not_found");
    await recordAudit(ctx, {
      action: "waiver.granted",
      subjectType: "certificate_waiver",
      subjectId: waiver.id,
      after: waiver,
      reason: input.reason,
    });
    await bumpCatalogueVersion(ctx);
    return waiver;
  });
}

type Refusal = "waiver.not_required" | "waiver.not_waivable" | "waiver.already_ended" | "waiver.too_long";

function refused(field: string, code: Refusal, details: ErrorDetails = {}): DomainError {
  return new DomainError(code, details, [{ path: [field], code, details }]);
}
