import { and, eq } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId, newId } from "#app/kernel/id.ts";
import { memberships } from "#db/schema/accounts.server.ts";
import { approvalRules } from "#db/schema/requisitions.server.ts";
import { isApproverOf } from "./approvers.server.ts";

export type RuleRow = typeof approvalRules.$inferSelect;

/**
 * Puts a step into the approval table of the actor's institution; the amount in fen.
 * @throws DomainError `approval_rule.overlaps` when there is one for this amount and fund source.
 */
export async function insertRule(
  ctx: InTransaction,
  step: Pick<RuleRow, "fundSource" | "upToFen" | "approverId">,
): Promise<RuleRow> {
  const [rule] = await ctx.db
    .insert(approvalRules)
    .values({ ...step, id: newId(ctx.now), organisationId: ctx.actor.organisationId, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning();
  if (!rule) {
    throw new DomainError("approval_rule.overlaps", {}, [{ path: ["upTo"], code: "approval_rule.overlaps" }]);
  }
  return rule;
}

/**
 * Takes a step out of the approval table; its row stays for what was decided under it.
 * @throws DomainError `approval_rule.not_found`, also for another institution's or one already taken out.
 */
export async function endRule(ctx: InTransaction, ruleId: string): Promise<RuleRow> {
  if (!isId(ruleId)) throw new DomainError("approval_rule.not_found");
  const rows = await ctx.db
    .update(approvalRules)
    .set({ isActive: false })
    .where(
      and(
        eq(approvalRules.id, ruleId),
        eq(approvalRules.organisationId, ctx.actor.organisationId),
        eq(approvalRules.isActive, true),
      ),
    )
    .returning();
  return oneRow(rows, "approval_rule.not_found");
}

/** @throws DomainError `member.not_found` unless the person is an active approver of the institution. */
export async function assertApprover(ctx: InTransaction, userId: string): Promise<void> {
  const refuse = () =>
    new DomainError("member.not_found", {}, [{ path: ["approverId"], code: "member.not_found" }]);
  if (!isId(userId)) throw refuse();
  const [member] = await ctx.db
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(isApproverOf(ctx.actor.organisationId), eq(memberships.userId, userId)));
  if (!member) throw refuse();
}
