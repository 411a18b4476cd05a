import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { keepsImportsOf } from "#app/domain/channels/import/office.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { livestreamSessions } from "#db/schema/channels.server.ts";
import { type AddSession, addSessionInput } from "./input.ts";

/**
 * Puts a livestream session on record, by whose code sales name it. A county's office adds those of its county.
 * @throws DomainError `actor.forbidden` for another county, `livestream.code_taken`.
 */
export async function addSession(
  ctx: AnyContext,
  raw: AddSession,
): Promise<typeof livestreamSessions.$inferSelect> {
  requireCan(ctx, "sales.import");
  const { pinned, ...input } = addSessionInput.parse(raw);
  if (!keepsImportsOf(ctx.actor, input.countyCode)) throw new DomainError("actor.forbidden");
  return inTransaction(ctx, async (ctx) => {
    const [added] = await ctx.db
      .insert(livestreamSessions)
      .values({
        ...input,
        id: newId(ctx.now),
        pinnedProducts: pinned,
        addedById: ctx.actor.userId,
        addedAt: ctx.now,
        isDemo: ctx.demo,
      })
      .onConflictDoNothing({ target: livestreamSessions.code })
      .returning();
    if (!added) {
      const code = "livestream.code_taken";
      throw new DomainError(code, {}, [{ path: ["code"], code }]);
    }
    await recordAudit(ctx, {
      action: "livestream.added",
      subjectType: "livestream",
      subjectId: added.id,
      after: { code: added.code, heldOn: added.heldOn, countyCode: added.countyCode },
    });
    return added;
  });
}
