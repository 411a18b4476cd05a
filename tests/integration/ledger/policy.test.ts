import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { choosePolicy, getHeadlinePolicy, listPolicies } from "#app/domain/ledger/policy/queries.server.ts";
import { discardPolicyDraft, savePolicyDraft } from "#app/domain/ledger/policy/draft.server.ts";
import { publishPolicy } from "#app/domain/ledger/policy/publish.server.ts";
import { setHeadlinePolicy } from "#app/domain/ledger/policy/set-headline.server.ts";
import { gatherChanges } from "#app/domain/ledger/total/gather.server.ts";
import { readEntryFilter } from "#app/domain/reporting/entries/filter.ts";
import { listEntries } from "#app/domain/reporting/entries/list.server.ts";
import { comparePolicies } from "#app/domain/reporting/policy/compare.server.ts";
import { getPolicyDraft } from "#app/domain/reporting/policy/drafts.server.ts";
import { readYearTotals } from "#app/domain/reporting/progress/totals.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import type { Role } from "#db/vocabulary/organisations.ts";
import { buildAcceptedDelivery } from "#tests/support/accepted-goods.ts";
import { buildMember, buildOffice, buildTrade, contextFor } from "#tests/support/builders.ts";
import { secondConnection, testDatabase, testOwner } from "#tests/support/database.ts";
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

describe("drafts and versions", () => {
  const said = {
    nameZh: "惠州食堂口径",
    nameEn: "Huizhou canteens",
    descriptionZh: "只计惠州食堂",
    descriptionEn: "Canteens in Huizhou only",
    minimumGrade: "accepted" as const,
    regions: ["huizhou" as const],
    fundSources: ["canteen" as const],
    effectiveFrom: "2026-06-15",
  };

  it("a draft counts nothing; published it is the next version, has its totals, and stands", async () => {
    await buildAcceptedDelivery(connection, await buildTrade(connection), { packs: 3 });
    const ctx = contextFor(connection, await prefecture("official-statistician"));
    const code = "canteens";
    const draftId = await savePolicyDraft(ctx, { ...said, code });
    await savePolicyDraft(ctx, { ...said, code, nameEn: "Canteens of Huizhou" }, draftId);
    expect((await listPolicies(connection)).some((policy) => policy.code === code)).toBe(false);
    const policyId = await publishPolicy(ctx, { draftId });
    const policy = await policyNamed(code);
    expect(policy).toMatchObject({
      id: policyId,
      version: 1,
      nameEn: "Canteens of Huizhou",
      isHeadline: false,
    });
    expect((await readYearTotals(ctx, 2026, policyId)).totalFen).toBe(36_000);
    await expectRefusal(publishPolicy(ctx, { draftId }), "policy.not_found");
    const second = await publishPolicy(ctx, {
      draftId: await savePolicyDraft(ctx, { ...said, code, minimumGrade: "paid" }),
    });
    expect(await policyNamed(code)).toMatchObject({ id: second, version: 2 });
    expect(await policyNamed(`${code}.1`)).toMatchObject({ id: policyId });
    const owner = await testOwner();
    await expect(
      owner.sql`update counting_policies set name_en = 'x' where id = ${policyId}`,
    ).rejects.toThrow(/append-only/);
    const audits = await connection.sql`
      select action from audit_events where actor_user_id = ${ctx.actor?.userId ?? ""} order by id`;
    expect(audits.map(({ action }) => action)).toEqual([
      "policy.draft_saved",
      "policy.draft_saved",
      "policy.published",
      "policy.draft_saved",
      "policy.published",
    ]);
  });

  it("may ask for a kind of trade, which an entry has by its channel and fund, whoever posts it", async () => {
    const ctx = contextFor(connection, await prefecture("official-statistician"));
    const { institution, supplier } = await buildTrade(connection);
    const sale = async (channelCode: string, fundSource: string, tradeKind: string) => {
      const [row] = await connection.sql`
        insert into ledger_entries (kind, year, month, occurred_on, posted_at, amount_fen, county_code, industry_code, channel_code, seller_force, supplier_id, buyer_id, buyer_district_code, buyer_region, fund_source, trade_kind)
        values ('sale', 2027, 3, '2027-03-01', now(), 100, '522323', 'tea', ${channelCode}, 'cooperative', ${supplier.id}, ${institution.id}, '441302', 'huizhou', ${fundSource}, ${tradeKind})
        returning id, trade_kind`;
      await connection.sql`insert into ledger_grades (entry_id, grade, reached_on, recorded_at, evidence) values (${row!.id}, 'accepted', '2027-03-01', now(), 'test')`;
      return row!.trade_kind;
    };
    expect(await sale("livestream", "personal", "procurement")).toBe("market-sale");
    expect(await sale("livestream", "canteen", "market-sale")).toBe("procurement");
    expect(await sale("huiqian", "enterprise", "market-sale")).toBe("procurement");
    const draftId = await savePolicyDraft(ctx, {
      ...said,
      code: "market",
      regions: [],
      fundSources: [],
      tradeKinds: ["market-sale"],
    });
    const policyId = await publishPolicy(ctx, { draftId });
    expect(await policyNamed("market")).toMatchObject({ scope: { tradeKinds: ["market-sale"] } });
    expect(await readYearTotals(ctx, 2027, policyId)).toMatchObject({ totalFen: 100, entryCount: 1 });
    const { effects, from, to } = await comparePolicies(ctx, { year: 2027, from: "accepted", to: "market" });
    expect([from.amountFen, to.amountFen]).toEqual([300, 100]);
    expect(effects.at(-1)).toMatchObject({ rule: "trade", differs: true, removed: { amountFen: -200 } });
    const filter = readEntryFilter(new URLSearchParams("policy=market"), 2027);
    expect((await listEntries(ctx, filter, null)).rows.map(({ amountFen }) => amountFen)).toEqual([100]);
  });

  it("is refused with a day that has passed, what does not exist, and by everybody else", async () => {
    const ctx = contextFor(connection, await prefecture("official-manager"));
    const past = await savePolicyDraft(ctx, { ...said, code: "past", effectiveFrom: "2026-06-14" });
    await expectRefusal(publishPolicy(ctx, { draftId: past }), "policy.day_past");
    await expectRefusal(
      savePolicyDraft(ctx, { ...said, code: "other", channels: ["no-such"] }),
      "policy.scope_unknown",
    );
    await expect(savePolicyDraft(ctx, { ...said, code: "Übel" })).rejects.toThrow();
    const county = await buildOffice(connection, { officeLevel: "county", countyCode: "522323" });
    const outsider = contextFor(connection, await buildMember(connection, county, ["official-manager"]));
    await expectRefusal(savePolicyDraft(outsider, { ...said, code: "x1" }), "actor.forbidden");
    await expectRefusal(publishPolicy(outsider, { draftId: past }), "actor.forbidden");
    await expectRefusal(discardPolicyDraft(outsider, { draftId: past }), "actor.forbidden");
    await expectRefusal(getPolicyDraft(outsider, { draftId: past, of: null }), "actor.forbidden");
    await discardPolicyDraft(ctx, { draftId: past });
    await expectRefusal(discardPolicyDraft(ctx, { draftId: past }), "policy.not_found");
  });

  it("two who publish the same draft at once make one version of it", async () => {
    const actor = await prefecture("official-manager");
    const other = await secondConnection();
    const draftId = await savePolicyDraft(contextFor(connection, actor), { ...said, code: "at-once" });
    const both = await Promise.allSettled([
      publishPolicy(contextFor(connection, actor), { draftId }),
      publishPolicy(contextFor(other, actor), { draftId }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await policyNamed("at-once")).toMatchObject({ version: 1 });
  });
});

it("two policies are compared over what waits and what was gathered, rule by rule", async () => {
  const ctx = contextFor(connection, await prefecture("official-viewer"));
  await gatherChanges(connection);
  await buildAcceptedDelivery(connection, await buildTrade(connection), { packs: 2 });
  const compared = await comparePolicies(ctx, { year: 2026, from: "accepted", to: "paid" });
  const totals = await readYearTotals(ctx, 2026, compared.one.id);
  expect(compared.from).toEqual({ amountFen: totals.totalFen, entryCount: totals.entryCount });
  expect(compared.to.amountFen).toBe(0);
  expect(compared.effects[0]).toMatchObject({
    rule: "grade",
    differs: true,
    removed: { amountFen: -totals.totalFen },
  });
  const beside = await comparePolicies(ctx, { year: 2026, from: "accepted", to: null });
  expect(beside.other.id).not.toBe(beside.one.id);
  await expectRefusal(comparePolicies(ctx, { year: 2026, from: "none", to: null }), "policy.not_found");
});
