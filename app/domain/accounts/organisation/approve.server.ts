import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { decide } from "./decide.server.ts";
import { type Decide, decideInput } from "./input.ts";
import type { OrganisationRow } from "./records.server.ts";
import { stateBeforeApproval } from "./states.ts";

/**
 * Lets an organisation buy, sell or decide from now on; a supplier only after its county recommended it.
 * @throws DomainError `organisation.not_found`, `organisation.wrong_state`, `actor.forbidden`.
 */
export async function approveOrganisation(ctx: AnyContext, raw: Decide): Promise<OrganisationRow> {
  requireCan(ctx, "organisation.decide");
  const { organisationId, note } = decideInput.parse(raw);
  return decide(ctx, {
    organisationId,
    decision: "approve",
    from: ({ kind }) => [stateBeforeApproval(kind)],
    to: "approved",
    happened: "approved",
    reason: note,
  });
}
