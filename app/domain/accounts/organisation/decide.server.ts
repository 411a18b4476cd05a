import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { Context } from "#app/domain/core/context.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import type { OrganisationState } from "#db/vocabulary/organisations.ts";
import type { Decision } from "./jurisdiction.ts";
import { lockForDecision, moveOrganisation, type OrganisationRow } from "./records.server.ts";

type Taken = {
  organisationId: string;
  decision: Decision;
  /** The states from which this decision is open. */
  from: (organisation: OrganisationRow) => readonly OrganisationState[];
  to: OrganisationState;
  /** `organisation.<happened>` in the audit trail. */
  happened: string;
  reason: string;
};

/** One official decides on one organisation: lock, check, move, audit. */
export async function decide(ctx: Context, taken: Taken): Promise<OrganisationRow> {
  return inTransaction(ctx, async (ctx) => {
    const organisation = await lockForDecision(ctx, taken.organisationId, taken.decision);
    if (!taken.from(organisation).includes(organisation.state)) {
      throw new DomainError("organisation.wrong_state", { state: organisation.state, wanted: taken.to });
    }
    const moved = await moveOrganisation(ctx, organisation, taken.to, signatures(ctx, taken));
    await recordAudit(ctx, {
      action: `organisation.${taken.happened}`,
      subjectType: "organisation",
      subjectId: organisation.id,
      before: { state: organisation.state },
      after: { state: moved.state },
      reason: taken.reason === "" ? undefined : taken.reason,
    });
    return moved;
  });
}

/** Who signed, and when: a recommendation and the last decision are kept on the row. */
function signatures(ctx: InTransaction, { decision, reason }: Taken) {
  if (decision === "recommend") return { recommendedAt: ctx.now, recommendedById: ctx.actor.userId };
  return {
    decidedAt: ctx.now,
    decidedById: ctx.actor.userId,
    decisionReason: reason === "" ? null : reason,
  };
}
