import { and, eq, sql } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction, type InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId, newId } from "#app/kernel/id.ts";
import { memberships } from "#db/schema/accounts.server.ts";
import { approvalRules } from "#db/schema/requisitions.server.ts";
import { type CreateRule, createRuleInput } from "./input.ts";

export type RuleRow = typeof approvalRules.$inferSelect;

/**
 * Adds a step to the institution's approval table: up to an amount, for one fund source or all the others, by one
 * approver or any. One step per amount and fund source.
 * @throws DomainError `member.not_found` (the person is no active approver here), `approval_rule.overlaps`.
 */
export async function createRule(ctx: AnyContext, raw: CreateRule): Promise<RuleRow> {
  requireCan(ctx, "approval_rule.manage");
  const { fundSource, upTo: upToFen, approverId } = createRuleInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    if (approverId) await assertApprover(ctx, approverId);
    const [rule] = await ctx.db
      .insert(approvalRules)
      .values({
        id: newId(ctx.now),
        organisationId: ctx.actor.organisationId,
        fundSource: fundSource ?? null,
        upToFen,
        approverId: approverId ?? null,
        createdAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning();
    if (!rule) {
      throw new DomainError("approval_rule.overlaps", {}, [
        { path: ["upTo"], code: "approval_rule.overlaps" },
      ]);
    }
    await recordAudit(ctx, {
      action: "approval_rule.created",
      subjectType: "approval_rule",
      subjectId: rule.id,
      after: { fundSource: rule.fundSource, upToFen, approverId: rule.approverId },
    });
    return rule;
  });
}

async function assertApprover(ctx: InTransaction, userId: string): Promise<void> {
  const refuse = () =>
    new DomainError("member.not_found", {}, [{ path: ["approverId"], code: "member.not_found" }]);
  if (!isId(userId)) throw refuse();
  const [member] = await ctx.db
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.organisationId, ctx.actor.organisationId),
        eq(memberships.userId, userId),
        eq(memberships.state, "active"),
        sql`'institution-approver' = any(${memberships.roles})`,
      ),
    );
  if (!member) throw refuse();
}
