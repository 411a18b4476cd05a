import { and, eq } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { canMove } from "#app/kernel/transitions.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import type { OrganisationState } from "#db/vocabulary/organisations.ts";
import { type Decision, mayDecide, oversees } from "./jurisdiction.ts";
import { organisationTransitions } from "./states.ts";

export type OrganisationRow = typeof organisations.$inferSelect;
type Changes = Partial<Omit<typeof organisations.$inferInsert, "id" | "kind" | "state">>;

/**
 * Locks an organisation for a decision of the actor's office. Every decision about it waits here, so that the second
 * of two officials finds what the first decided.
 * @throws DomainError `organisation.not_found` (also for one that other offices answer for), `actor.forbidden`.
 */
export async function lockForDecision(
  ctx: InTransaction,
  organisationId: string,
  decision: Decision,
): Promise<OrganisationRow> {
  if (!isId(organisationId)) throw new DomainError("organisation.not_found");
  const organisation = await lockRow(ctx, organisationId);
  if (!oversees(ctx.actor, organisation)) throw new DomainError("organisation.not_found");
  if (!mayDecide(ctx.actor, organisation, decision)) {
    throw new DomainError(
      closed(organisation.state, decision) ? "organisation.wrong_state" : "actor.forbidden",
      {
        state: organisation.state,
      },
    );
  }
  return organisation;
}

/** A county that comes too late to refuse is told so, rather than that it never might. */
const closed = (state: OrganisationState, decision: Decision) => decision === "reject" && state !== "applied";

/** Locks the actor's own organisation. */
export function lockOwnOrganisation(ctx: InTransaction): Promise<OrganisationRow> {
  return lockRow(ctx, ctx.actor.organisationId);
}

async function lockRow(ctx: InTransaction, organisationId: string): Promise<OrganisationRow> {
  const rows = await ctx.db
    .select()
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .for("update");
  return oneRow(rows, "organisation.not_found");
}

/**
 * Moves a locked organisation to its next state with what changes along.
 * @throws DomainError `organisation.wrong_state` when the table does not allow the step.
 */
export async function moveOrganisation(
  ctx: InTransaction,
  organisation: OrganisationRow,
  to: OrganisationState,
  changes: Changes,
): Promise<OrganisationRow> {
  if (!canMove(organisationTransitions, organisation.state, to)) {
    throw new DomainError("organisation.wrong_state", { state: organisation.state, wanted: to });
  }
  const rows = await ctx.db
    .update(organisations)
    .set({ ...changes, state: to })
    .where(and(eq(organisations.id, organisation.id), eq(organisations.state, organisation.state)))
    .returning();
  return oneRow(rows, "organisation.wrong_state");
}
