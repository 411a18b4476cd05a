import { eq, inArray } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { Actor, AnyContext, Context } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId, newId } from "#app/kernel/id.ts";
import { industries } from "#db/schema/catalogue.server.ts";
import { type CountingScope, policyDrafts } from "#db/schema/counting-policies.server.ts";
import { channels } from "#db/schema/ledger.server.ts";
import {
  type ChoosePolicyDraft,
  policyDraftInput,
  type SavePolicyDraft,
  savePolicyDraftInput,
} from "./draft-input.ts";
import { mayChooseHeadline } from "./headline.ts";

export type PolicyDraft = typeof policyDrafts.$inferSelect;

/** @throws DomainError `actor.forbidden` below or beside the prefecture. */
export function requirePolicyKeeper(ctx: AnyContext): asserts ctx is Context<Actor> {
  requireCan(ctx, "policy.choose");
  if (!mayChooseHeadline(ctx.actor)) throw new DomainError("actor.forbidden");
}

/**
 * The prefecture's office writes down what a policy would say: a new draft, or another wording of `draftId`. It counts
 * nothing until it is published. Returns its id.
 * @throws DomainError `actor.forbidden`, `policy.not_found`, `policy.scope_unknown` for a channel or industry there is not.
 */
export async function savePolicyDraft(
  ctx: AnyContext,
  raw: SavePolicyDraft,
  draftId: string | null = null,
): Promise<string> {
  requirePolicyKeeper(ctx);
  const input = savePolicyDraftInput.parse(raw);
  const { channels: inChannels, industries: inIndustries, regions, fundSources, tradeKinds, ...said } = input;
  return inTransaction(ctx, async (ctx) => {
    await requireKnown(ctx, inChannels, inIndustries);
    const scope: CountingScope = {
      ...(inChannels.length > 0 ? { channels: inChannels } : {}),
      ...(inIndustries.length > 0 ? { industries: inIndustries } : {}),
      ...(regions.length > 0 ? { regions } : {}),
      ...(fundSources.length > 0 ? { fundSources } : {}),
      ...(tradeKinds.length > 0 ? { tradeKinds } : {}),
    };
    const before = draftId === null ? null : await lockDraft(ctx, draftId);
    const id = before?.id ?? newId(ctx.now);
    const draft = { ...said, scope, savedAt: ctx.now, savedById: ctx.actor.userId };
    if (before) await ctx.db.update(policyDrafts).set(draft).where(eq(policyDrafts.id, id));
    else await ctx.db.insert(policyDrafts).values({ id, ...draft });
    await recordAudit(ctx, {
      action: "policy.draft_saved",
      subjectType: "policy_draft",
      subjectId: id,
      before,
      after: draft,
    });
    return id;
  });
}

/**
 * Throws a draft away.
 * @throws DomainError `actor.forbidden`, `policy.not_found`.
 */
export async function discardPolicyDraft(ctx: AnyContext, raw: ChoosePolicyDraft): Promise<void> {
  requirePolicyKeeper(ctx);
  const { draftId } = policyDraftInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    const before = await lockDraft(ctx, draftId);
    await ctx.db.delete(policyDrafts).where(eq(policyDrafts.id, draftId));
    await recordAudit(ctx, {
      action: "policy.draft_discarded",
      subjectType: "policy_draft",
      subjectId: draftId,
      before,
    });
  });
}

/** Loads and locks a draft. @throws DomainError `policy.not_found`. */
export async function lockDraft({ db }: InTransaction, draftId: string): Promise<PolicyDraft> {
  if (!isId(draftId)) throw new DomainError("policy.not_found");
  return oneRow(
    await db.select().from(policyDrafts).where(eq(policyDrafts.id, draftId)).for("update"),
    "policy.not_found",
  );
}

async function requireKnown(
  { db }: InTransaction,
  inChannels: string[],
  inIndustries: string[],
): Promise<void> {
  const known = [
    ...(await db.select({ code: channels.code }).from(channels).where(inArray(channels.code, inChannels))),
    ...(await db
      .select({ code: industries.code })
      .from(industries)
      .where(inArray(industries.code, inIndustries))),
  ];
  if (known.length < new Set(inChannels).size + new Set(inIndustries).size)
    throw new DomainError("policy.scope_unknown");
}
