import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { decide } from "./decide.server.ts";
import { type Refuse, refuseInput } from "./input.ts";
import type { OrganisationRow } from "./records.server.ts";

/**
 * Refuses an application with a reason the applicant reads; it may be amended and handed in again.
 * @throws DomainError `organisation.not_found`, `organisation.wrong_state`, `actor.forbidden`.
 */
export async function rejectOrganisation(ctx: AnyContext, raw: Refuse): Promise<OrganisationRow> {
  requireCan(ctx, "organisation.decide");
  const { organisationId, reason } = refuseInput.parse(raw);
  return decide(ctx, {
    organisationId,
    decision: "reject",
    from: () => ["applied", "recommended"],
    to: "rejected",
    happened: "rejected",
    reason,
  });
}
