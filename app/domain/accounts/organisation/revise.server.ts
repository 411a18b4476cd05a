import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { allows } from "#app/domain/core/policy.ts";
import { type ApplicationDocument, insertDocuments } from "./apply.server.ts";
import { type ReviseApplication, reviseApplicationInput } from "./input.ts";
import { lockOwnOrganisation, moveOrganisation, type OrganisationRow } from "./records.server.ts";

/** What of an application the offices decide about and its applicant may amend. */
const claimsOf = ({ state, name, householdsInvolved, householdBenefit }: OrganisationRow) => ({
  state,
  name,
  householdsInvolved,
  householdBenefit,
});

/**
 * Hands a refused application in again, amended, with an answer to the reason and further papers.
 * @throws DomainError `actor.unauthenticated`, `actor.forbidden`, `organisation.wrong_state`.
 */
export async function reviseApplication(
  ctx: AnyContext,
  raw: ReviseApplication,
  documents: readonly ApplicationDocument[],
): Promise<OrganisationRow> {
  const { actor } = ctx;
  // The organisation is not approved, so the usual check, which asks for that, cannot be used.
  if (!actor) throw new DomainError("actor.unauthenticated");
  if (!allows(actor.roles, "organisation.edit")) throw new DomainError("actor.forbidden");
  const { answer, householdsInvolved, householdBenefit, ...common } = reviseApplicationInput.parse(raw);
  return inTransaction({ ...ctx, actor }, async (ctx) => {
    const organisation = await lockOwnOrganisation(ctx);
    const revised = await moveOrganisation(ctx, organisation, "applied", {
      ...common,
      ...(organisation.kind === "supplier" ? { householdsInvolved, householdBenefit } : {}),
      appliedAt: ctx.now,
      appliedById: actor.userId,
      recommendedAt: null,
      recommendedById: null,
    });
    await insertDocuments(ctx, documents, {
      organisationId: organisation.id,
      uploadedById: actor.userId,
    });
    await recordAudit(ctx, {
      action: "organisation.revised",
      subjectType: "organisation",
      subjectId: organisation.id,
      before: claimsOf(organisation),
      after: { ...claimsOf(revised), documents: documents.length },
      reason: answer,
    });
    return revised;
  });
}
