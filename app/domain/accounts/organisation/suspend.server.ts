import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { decide } from "./decide.server.ts";
import { type Refuse, refuseInput } from "./input.ts";
import type { OrganisationRow } from "./records.server.ts";

/**
 * Takes from an approved organisation the right to act, until it is reinstated. What was ordered stays ordered.
 * @throws DomainError `organisation.not_found`, `organisation.wrong_state`, `actor.forbidden`.
 */
export async function suspendOrganisation(ctx: AnyContext, raw: Refuse): Promise<OrganisationRow> {
  requireCan(ctx, "organisation.suspend");
  const { organisationId, reason } = refuseInput.parse(raw);
  return decide(ctx, {
    organisationId,
    decision: "suspend",
    from: () => ["approved"],
    to: "suspended",
    happened: "suspended",
    reason,
  });
}
