import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { choosePolicy, getHeadlinePolicy, listPolicies } from "#app/domain/ledger/policy/queries.server.ts";
import { setHeadlinePolicy } from "#app/domain/ledger/policy/set-headline.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import type { Role } from "#db/vocabulary/organisations.ts";
import { buildMember, buildOffice, buildTrade, contextFor } from "#tests/support/builders.ts";
import { secondConnection, testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const policyNamed = async (code: string) => choosePolicy(await listPolicies(connection), code);
const prefecture = async (role: Role) => buildMember(connection, await buildOffice(connection), [role]);

afterAll(async () => {
  await connection.sql`update counting_policies set is_headline = false`;
  await connection.sql`update counting_policies set is_headline = true where code = 'accepted'`;
});

describe("setHeadlinePolicy", () => {
  it.each<Role>(["official-manager", "official-statistician"])(
    "the prefecture's %s chooses; one policy is published, and the audit says by whom",
    async (role) => {
      const actor = await prefecture(role);
      const before = await getHeadlinePolicy(connection);
      const chosen = await policyNamed(before.code === "paid" ? "accepted" : "paid");
      await setHeadlinePolicy(contextFor(connection, actor), { policyId: chosen.id });
      expect((await getHeadlinePolicy(connection)).id).toBe(chosen.id);
      const [audit] = await connection.sql`
        select before, after from audit_events where actor_user_id = ${actor.userId} and action = 'policy.headline_chosen'`;
      expect(audit).toEqual({
        before: { code: before.code, version: 1 },
        after: { code: chosen.code, version: 1 },
      });
    },
  );

  it("changes and records nothing when it is published already", async () => {
    const actor = await prefecture("official-manager");
    const { id } = await getHeadlinePolicy(connection);
    await setHeadlinePolicy(contextFor(connection, actor), { policyId: id });
    const audits = await connection.sql`select 1 from audit_events where actor_user_id = ${actor.userId}`;
    expect(audits).toEqual([]);
  });

  it("is refused to every other office, role and stranger", async () => {
    const { id } = await policyNamed("invoiced");
    const before = await getHeadlinePolicy(connection);
    const county = await buildOffice(connection, { officeLevel: "county", countyCode: "522323" });
    const city = await buildOffice(connection, { officeLevel: "city" });
    const trade = await buildTrade(connection);
    const actors = [
      await buildMember(connection, county, ["official-manager"]),
      await buildMember(connection, city, ["official-statistician"]),
      await prefecture("official-reviewer"),
      await prefecture("official-viewer"),
      trade.manager,
      trade.finance,
    ];
    for (const actor of actors)
      await expectRefusal(
        setHeadlinePolicy(contextFor(connection, actor), { policyId: id }),
        "actor.forbidden",
      );
    await expectRefusal(
      setHeadlinePolicy(contextFor(connection, null), { policyId: id }),
      "actor.unauthenticated",
    );
    expect((await getHeadlinePolicy(connection)).id).toBe(before.id);
  });

  it("knows no forged policy and none that is not in force yet", async () => {
    const ctx = contextFor(connection, await prefecture("official-manager"));
    await expectRefusal(setHeadlinePolicy(ctx, { policyId: newId() }), "policy.not_found");
    await expectRefusal(setHeadlinePolicy(ctx, { policyId: "x" }), "policy.not_found");
    const later = newId();
    await connection.sql`
      insert into counting_policies (id, code, version, name_zh, name_en, description_zh, description_en, minimum_grade, scope, effective_from, is_headline)
      values (${later}, 'later', 1, '以后', 'later', '-', '-', 'accepted', '{}', '2027-01-01', false)`;
    await expectRefusal(setHeadlinePolicy(ctx, { policyId: later }), "policy.not_in_force");
    await connection.sql`delete from counting_policies where id = ${later}`;
  });

  it("two people choosing at once leave one published", async () => {
    const actor = await prefecture("official-manager");
    const other = await secondConnection();
    const [invoiced, guangdong] = [await policyNamed("invoiced"), await policyNamed("guangdong-accepted")];
    await Promise.all([
      setHeadlinePolicy(contextFor(connection, actor), { policyId: invoiced.id }),
      setHeadlinePolicy(contextFor(other, actor), { policyId: guangdong.id }),
    ]);
    expect([invoiced.id, guangdong.id]).toContain((await getHeadlinePolicy(connection)).id);
  });
});
