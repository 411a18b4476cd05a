import { and, eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { listMembers } from "#app/domain/accounts/member/queries.server.ts";
import { removeMember } from "#app/domain/accounts/member/remove.server.ts";
import type { Actor } from "#app/domain/core/context.ts";
import { changeApprover } from "#app/domain/procurement/rule/change-approver.server.ts";
import { createRule } from "#app/domain/procurement/rule/create.server.ts";
import { countStepsWithoutApprover, listRules } from "#app/domain/procurement/rule/queries.server.ts";
import { retireRule } from "#app/domain/procurement/rule/retire.server.ts";
import { institutionInbox } from "#app/domain/reporting/inbox/institution.server.ts";
import { getRequisitionDetail } from "#app/domain/reporting/requisition/detail.server.ts";
import { approveRequisition } from "#app/flows/approve-requisition.server.ts";
import type { Connection } from "#db/client.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { approvalRules } from "#db/schema/requisitions.server.ts";
import { buildMember, contextFor } from "#tests/support/builders.ts";
import { buildBuyer, buildGoods, buildSubmitted } from "#tests/support/buying.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

it("adds a step for a fund source and a person, and takes it out again", async () => {
  const buyer = await buildBuyer(connection);
  const ctx = contextFor(connection, buyer.manager);
  const rule = await createRule(ctx, {
    fundSource: "union",
    upTo: "20,000.50",
    approverId: buyer.approver.userId,
  });
  expect(rule).toMatchObject({ upToFen: 2_000_050, fundSource: "union", isActive: true });
  const listed = await listRules(ctx);
  expect(listed.rules.map(({ fundSource, upToFen }) => [fundSource, upToFen])).toEqual([
    [null, 10_000_000],
    ["union", 2_000_050],
  ]);
  expect(listed.approvers.map(({ userId }) => userId)).toEqual([buyer.approver.userId]);

  await retireRule(ctx, { ruleId: rule.id });
  expect((await listRules(ctx)).rules).toHaveLength(1);
  await expectRefusal(retireRule(ctx, { ruleId: rule.id }), "approval_rule.not_found");
  const events = await connection.db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.subjectType, "approval_rule"), eq(auditEvents.subjectId, rule.id)))
    .orderBy(auditEvents.id);
  expect(events.map((event) => event.action)).toEqual(["approval_rule.created", "approval_rule.retired"]);
});

it("has one step per amount and fund source, again once the former is taken out", async () => {
  const buyer = await buildBuyer(connection);
  const ctx = contextFor(connection, buyer.manager);
  const step = { fundSource: "canteen", upTo: 500_000 } as const;
  const rule = await createRule(ctx, step);
  await expectRefusal(createRule(ctx, step), "approval_rule.overlaps");
  await createRule(ctx, { ...step, fundSource: "union" });
  await retireRule(ctx, { ruleId: rule.id });
  await createRule(ctx, step);
});

it("names only an approver of the institution", async () => {
  const [buyer, other] = [await buildBuyer(connection), await buildBuyer(connection)];
  const ctx = contextFor(connection, buyer.manager);
  for (const approverId of [other.approver.userId, buyer.requester.userId, "forged"]) {
    await expectRefusal(createRule(ctx, { upTo: 1_000, approverId }), "member.not_found");
  }
});

it("is given to another approver in one step, and its row stays for what was decided under it", async () => {
  const [buyer, other] = [await buildBuyer(connection), await buildBuyer(connection)];
  const ctx = contextFor(connection, buyer.manager);
  const step = { fundSource: "union", upTo: 500_000, approverId: buyer.approver.userId } as const;
  const former = await createRule(ctx, step);
  const head = await buildMember(connection, buyer.institution, ["institution-approver"]);
  const refused = { ruleId: former.id, approverId: other.approver.userId };
  await expectRefusal(changeApprover(ctx, refused), "member.not_found");
  const rule = await changeApprover(ctx, { ruleId: former.id, approverId: head.userId });
  expect(rule).toMatchObject({
    fundSource: "union",
    upToFen: 500_000,
    approverId: head.userId,
    isActive: true,
  });
  const rows = await connection.db.select().from(approvalRules).where(eq(approvalRules.id, former.id));
  expect(rows).toMatchObject([{ isActive: false, approverId: buyer.approver.userId }]);
  await expectRefusal(changeApprover(ctx, { ruleId: former.id }), "approval_rule.not_found");
  expect((await changeApprover(ctx, { ruleId: rule.id })).approverId).toBeNull();
  const events = await connection.db.select().from(auditEvents).where(eq(auditEvents.subjectId, rule.id));
  expect(events.map(({ action, before }) => [action, before])).toEqual([
    ["approval_rule.approver_changed", { ruleId: former.id, approverId: buyer.approver.userId }],
  ]);
});

it("says that nobody decides what waits for an approver who was removed, until another is named", async () => {
  const buyer = await buildBuyer(connection);
  const ctx = contextFor(connection, buyer.manager);
  const head = await buildMember(connection, buyer.institution, ["institution-approver"]);
  const { members } = await listMembers(ctx);
  const nameOf = (person: Actor) => members.find(({ userId }) => userId === person.userId)!.name;
  const { id: ruleId } = await changeApprover(ctx, {
    ruleId: buyer.ruleId,
    approverId: buyer.approver.userId,
  });
  const { variant } = await buildGoods(connection);
  const { id, contentHash } = await buildSubmitted(connection, buyer, [{ variantId: variant.id, packs: 20 }]);
  const asRequester = contextFor(connection, buyer.requester);
  const decidersOf = async () => (await getRequisitionDetail(asRequester, id)).waiting?.deciders;
  const toApprove = async (person: Actor) =>
    (await institutionInbox(contextFor(connection, person))).find(
      ({ kind }) => kind === "requisitions_to_approve",
    )?.count;
  expect([await toApprove(buyer.approver), await toApprove(head)]).toEqual([1, undefined]);
  const stranded = async () =>
    (await institutionInbox(ctx)).find(({ kind }) => kind === "requisitions_without_approver")?.count;
  expect([await decidersOf(), await stranded(), await countStepsWithoutApprover(ctx)]).toEqual([
    [nameOf(buyer.approver)],
    undefined,
    0,
  ]);

  const memberId = members.find(({ userId }) => userId === buyer.approver.userId)!.id;
  await removeMember(ctx, { memberId });
  expect([await decidersOf(), await stranded(), await countStepsWithoutApprover(ctx)]).toEqual([[], 1, 1]);
  const decision = { requisitionId: id, contentHash };
  const asHead = contextFor(connection, head);
  await expectRefusal(approveRequisition(asHead, decision), "approval.not_within_rule");

  await changeApprover(ctx, { ruleId, approverId: head.userId });
  expect([await decidersOf(), await stranded(), await countStepsWithoutApprover(ctx)]).toEqual([
    [nameOf(head)],
    undefined,
    0,
  ]);
  expect([await toApprove(buyer.approver), await toApprove(head)]).toEqual([undefined, 1]);
  await approveRequisition(asHead, decision);
});

it("is the manager's alone, and another institution's rule is not found", async () => {
  const [buyer, other] = [await buildBuyer(connection), await buildBuyer(connection)];
  for (const who of [buyer.requester, buyer.approver]) {
    const ctx = contextFor(connection, who);
    await expectRefusal(createRule(ctx, { upTo: 1_000 }), "actor.forbidden");
    await expectRefusal(retireRule(ctx, { ruleId: buyer.ruleId }), "actor.forbidden");
    await expectRefusal(changeApprover(ctx, { ruleId: buyer.ruleId }), "actor.forbidden");
    await expectRefusal(listRules(ctx), "actor.forbidden");
  }
  const stranger = contextFor(connection, other.manager);
  await expectRefusal(retireRule(stranger, { ruleId: buyer.ruleId }), "approval_rule.not_found");
  await expectRefusal(retireRule(stranger, { ruleId: "forged" }), "approval_rule.not_found");
  await expectRefusal(changeApprover(stranger, { ruleId: buyer.ruleId }), "approval_rule.not_found");
});
