import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { decide } from "./decide.server.ts";
import { type Decide, decideInput } from "./input.ts";
import type { OrganisationRow } from "./records.server.ts";

/**
 * A county official recommends a supplier of that county to the prefecture (plan, clause 9).
 * @throws DomainError `organisation.not_found`, `organisation.wrong_state`, `actor.forbidden`.
 */
export async function recommendSupplier(ctx: AnyContext, raw: Decide): Promise<OrganisationRow> {
  requireCan(ctx, "organisation.recommend");
  const { organisationId, note } = decideInput.parse(raw);
  return decide(ctx, {
    organisationId,
    decision: "recommend",
    from: ({ kind }) => (kind === "supplier" ? ["applied"] : []),
    to: "recommended",
    happened: "recommended",
    reason: note,
  });
}
