import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { decide } from "./decide.server.ts";
import { type Refuse, refuseInput } from "./input.ts";
import type { OrganisationRow } from "./records.server.ts";

/**
 * Gives a suspended organisation its rights back, with a reason.
 * @throws DomainError `organisation.not_found`, `organisation.wrong_state`, `actor.forbidden`.
 */
export async function reinstateOrganisation(ctx: AnyContext, raw: Refuse): Promise<OrganisationRow> {
  requireCan(ctx, "organisation.suspend");
  const { organisationId, reason } = refuseInput.parse(raw);
  return decide(ctx, {
    organisationId,
    decision: "reinstate",
    from: () => ["suspended"],
    to: "approved",
    happened: "reinstated",
    reason,
  });
}
