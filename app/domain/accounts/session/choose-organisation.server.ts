import { and, eq } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { memberships, sessions } from "#db/schema/accounts.server.ts";
import type { CurrentSession } from "./current.server.ts";
import { type ChooseOrganisation, chooseOrganisationInput } from "./input.ts";

/** Makes the session act for another organisation of the person. @throws DomainError `member.not_found`. */
export async function chooseOrganisation(
  ctx: AnyContext,
  current: CurrentSession,
  raw: ChooseOrganisation,
): Promise<void> {
  const { organisationId } = chooseOrganisationInput.parse(raw);
  if (!isId(organisationId)) throw new DomainError("member.not_found");
  await inTransaction(ctx, async (ctx) => {
    oneRow(
      await ctx.db
        .select({ id: memberships.id })
        .from(memberships)
        .where(
          and(
            eq(memberships.organisationId, organisationId),
            eq(memberships.userId, current.user.id),
            eq(memberships.state, "active"),
          ),
        )
        .for("share"),
      "member.not_found",
    );
    oneRow(
      await ctx.db
        .update(sessions)
        .set({ activeOrganisationId: organisationId, updatedAt: ctx.now })
        .where(and(eq(sessions.id, current.sessionId), eq(sessions.userId, current.user.id)))
        .returning({ id: sessions.id }),
      "session.not_found",
    );
    await recordAudit(ctx, {
      action: "session.organisation_chosen",
      subjectType: "user",
      subjectId: current.user.id,
      after: { organisationId },
    });
  });
}
