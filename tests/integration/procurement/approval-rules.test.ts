import { and, eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { createRule } from "#app/domain/procurement/rule/create.server.ts";
import { listRules } from "#app/domain/procurement/rule/queries.server.ts";
import { retireRule } from "#app/domain/procurement/rule/retire.server.ts";
import type { Connection } from "#db/client.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { contextFor } from "#tests/support/builders.ts";
import { buildBuyer } from "#tests/support/buying.ts";
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

it("is the manager's alone, and another institution's rule is not found", async () => {
  const [buyer, other] = [await buildBuyer(connection), await buildBuyer(connection)];
  for (const who of [buyer.requester, buyer.approver]) {
    const ctx = contextFor(connection, who);
    await expectRefusal(createRule(ctx, { upTo: 1_000 }), "actor.forbidden");
    await expectRefusal(retireRule(ctx, { ruleId: buyer.ruleId }), "actor.forbidden");
    await expectRefusal(listRules(ctx), "actor.forbidden");
  }
  const stranger = contextFor(connection, other.manager);
  await expectRefusal(retireRule(stranger, { ruleId: buyer.ruleId }), "approval_rule.not_found");
  await expectRefusal(retireRule(stranger, { ruleId: "forged" }), "approval_rule.not_found");
});
