import { beforeAll, describe, expect, it } from "vitest";
import { divideTarget } from "#app/domain/ledger/target/divide.server.ts";
import { spreadBy } from "#app/domain/ledger/target/spread.ts";
import { openTargetYear } from "#app/domain/ledger/target/open-year.server.ts";
import { setTarget } from "#app/domain/ledger/target/set.server.ts";
import { readGaps } from "#app/domain/reporting/gap/read.server.ts";
import { readTargets } from "#app/domain/reporting/target/overview.server.ts";
import type { Connection } from "#db/client.server.ts";
import { newId } from "#app/kernel/id.ts";
import { buildAcceptedDelivery } from "#tests/support/accepted-goods.ts";
import { buildMember, buildOffice, buildTrade, contextFor } from "#tests/support/builders.ts";
import { secondConnection, testDatabase, testOwner } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const WHOLE = 37_000_000_000;
const prefecture = async (from = connection) =>
  contextFor(from, await buildMember(connection, await buildOffice(connection), ["official-statistician"]));
const months = (amounts: readonly number[]) =>
  amounts.map((amount, index) => ({ key: String(index + 1), amount }));
const even = months(spreadBy(WHOLE, Array(12).fill(1)));
const view = { year: 2026, by: "month", fill: null } as const;

describe("dividing a target", () => {
  it("keeps versions: another division leaves the others as they were, and each says what it changed", async () => {
    const ctx = await prefecture();
    await divideTarget(ctx, { year: 2026, dimension: "month", basis: "even", parts: even });
    await divideTarget(ctx, {
      year: 2026,
      dimension: "county",
      basis: "given",
      parts: [
        { key: "522323", amount: "300000000" },
        { key: "522301", amount: "7000 0000.00" },
      ],
    });
    const seen = await readTargets(ctx, view);
    expect(seen.rows.map(({ amountFen }) => amountFen)).toEqual(even.map(({ amount }) => amount));
    expect(seen.versions.map(({ version, changed, changes }) => [version, changed, changes.length])).toEqual([
      [2, "county", 2],
      [1, "month", 12],
    ]);
    const byCounty = await readTargets(ctx, { ...view, by: "county" });
    expect(byCounty.rows.find(({ key }) => key === "522323")?.amountFen).toBe(30_000_000_000);
    const audits = await connection.sql`
      select action from audit_events where actor_user_id = ${ctx.actor.userId} order by id`;
    expect(audits.map(({ action }) => action)).toEqual(["target.divided", "target.divided"]);
  });

  it("asks for a reason where the parts do not sum to the whole, and keeps it", async () => {
    const ctx = await prefecture();
    const short = {
      year: 2027,
      dimension: "industry",
      basis: "given",
      parts: [{ key: "tea", amount: "1" }],
    } as const;
    const refusal = await expectRefusal(
      divideTarget(ctx, { ...short, parts: [...short.parts] }),
      "target.parts_differ",
    );
    expect(refusal.details).toEqual({ wholeFen: WHOLE, partsFen: 100, gapFen: WHOLE - 100 });
    expect((await readTargets(ctx, { ...view, year: 2027 })).versions).toEqual([]);
    await divideTarget(ctx, { ...short, parts: [...short.parts], gapReason: "其余产业待定" });
    expect((await readTargets(ctx, { ...view, year: 2027, by: "industry" })).gapReason).toBe("其余产业待定");
    const owner = await testOwner();
    const [version] = await owner.sql`select id from target_versions where year = 2027`;
    const id = newId();
    await expect(
      owner.sql.begin(async (tx) => {
        await tx`insert into target_versions select ${id}, year, version + 1, amount_fen, source, reason, changed, saved_at, saved_by_id from target_versions where id = ${version?.id}`;
        await tx`insert into target_divisions values (${id}, 'industry', 'given', '')`;
        await tx`insert into target_parts values (${id}, 'industry', 'tea', 100)`;
      }),
    ).rejects.toMatchObject({ constraint_name: "target_divisions_sum" });
  });

  it("refuses what is no part, a part twice, and everybody below the prefecture", async () => {
    const ctx = await prefecture();
    const divide = (keys: string[], as = ctx) =>
      divideTarget(as, {
        year: 2026,
        dimension: "county",
        basis: "given",
        parts: keys.map((key) => ({ key, amount: 1 })),
        gapReason: "x",
      });
    await expectRefusal(divide(["nowhere"]), "target.part_unknown");
    await expectRefusal(divide(["522323", "522323"]), "target.part_unknown");
    await expect(
      divideTarget(ctx, {
        year: 2026,
        dimension: "month",
        basis: "even",
        parts: [{ key: "1", amount: "-5" }],
      }),
    ).rejects.toThrow();
    await expectRefusal(
      divideTarget(ctx, { year: 2050, dimension: "month", basis: "even", parts: even }),
      "target.not_found",
    );
    const county = await buildOffice(connection, { officeLevel: "county", countyCode: "522323" });
    const outsider = contextFor(connection, await buildMember(connection, county, ["official-manager"]));
    await expectRefusal(divide(["522323"], outsider), "actor.forbidden");
    await expectRefusal(
      setTarget(outsider, { year: 2026, amount: 5, source: "x", reason: "x" }),
      "actor.forbidden",
    );
  });

  it("two who divide at once make two versions, one after the other", async () => {
    const [one, other] = [await prefecture(), await prefecture(await secondConnection())];
    const before = (await readTargets(one, view)).versions.length;
    await Promise.all([
      divideTarget(one, { year: 2026, dimension: "month", basis: "even", parts: even }),
      divideTarget(other, { year: 2026, dimension: "month", basis: "even", parts: [...even].reverse() }),
    ]);
    expect((await readTargets(one, view)).versions).toHaveLength(before + 2);
  });

  it("proposes parts that sum to the whole, as the year before went, and saves nothing", async () => {
    const trade = await buildTrade(connection);
    await buildAcceptedDelivery(connection, trade, { packs: 3, acceptedOn: "2026-02-10" });
    await buildAcceptedDelivery(connection, trade, { packs: 1, acceptedOn: "2026-11-10" });
    const ctx = await prefecture();
    const over = { ...ctx, now: new Date("2027-01-10T02:00:00Z") };
    const { rows, versions } = await readTargets(over, { year: 2027, by: "month", fill: "season" });
    expect([rows[1]?.proposedFen, rows[10]?.proposedFen]).toEqual([(WHOLE / 4) * 3, WHOLE / 4]);
    const running = { ...ctx, now: new Date("2026-04-20T02:00:00Z") };
    const early = (await readTargets(running, { year: 2027, by: "month", fill: "season" })).rows;
    // One of three months that are over had sales: those to come weigh a third of it.
    expect([early[0]?.proposedFen, early[11]?.proposedFen]).toEqual([0, Math.floor(WHOLE / 12)]);
    const evenly = await readTargets(ctx, { year: 2027, by: "channel", fill: "even" });
    expect(evenly.rows.reduce((sum, { proposedFen }) => sum + proposedFen, 0)).toBe(WHOLE);
    expect(versions.filter(({ changed }) => changed === "month")).toEqual([]);
  });
});

it("the gap list tells who is behind the divided target, furthest first, with what was bought of its own pair", async () => {
  const ctx = await prefecture();
  const trade = await buildTrade(connection);
  await buildAcceptedDelivery(connection, trade, { packs: 2 });
  const divide = (dimension: "county" | "district", parts: { key: string; amount: number }[]) =>
    divideTarget(ctx, { year: 2026, dimension, basis: "given", parts, gapReason: "试分解" });
  await divideTarget(ctx, { year: 2026, dimension: "month", basis: "even", parts: even });
  await divide("county", [
    { key: "522323", amount: 1 },
    { key: "522301", amount: 10_000_000 },
    { key: "522324", amount: 20_000_000 },
  ]);
  const [pair] = await connection.sql<{ county: string; district: string }[]>`
    select county_code as county, district_code as district from pairings order by county_code limit 1`;
  await divide("district", [{ key: pair!.district, amount: WHOLE }]);
  const { plan } = await readGaps(ctx);
  const of = (dimension: string) => plan.divided.find((each) => each.dimension === dimension);
  const county = of("county")!;
  expect(county.rows.map(({ key }) => key)).toEqual(["522324", "522301"]);
  // Five months and half of June, of even months.
  expect(county.rows[0]).toMatchObject({ targetFen: 20_000_000, plannedFen: 9_166_667 });
  expect(county).toMatchObject({
    count: 2,
    missingFen: county.rows.reduce((sum, { missingFen }) => sum + missingFen, 0),
  });
  const [district] = of("district")!.rows;
  expect(district).toMatchObject({ key: pair!.district, plannedFen: 16_958_333_336 });
  expect(district!.pairs.map(({ countyCode }) => countyCode)).toContain(pair!.county);
  const bought = district!.pairs.reduce((sum, { boughtFen }) => sum + boughtFen, 0);
  expect(bought).toBeLessThanOrEqual(district!.doneFen);
  expect(plan).toMatchObject({ byMonths: true, undivided: ["industry", "channel"] });
});

it("a new year has its target from its first version on, once, and is divided like any other", async () => {
  const ctx = await prefecture();
  const whole = { year: 2028, amount: "400000000", source: "州政府〔2027〕12号", reason: "下达年度任务" };
  await expectRefusal(
    divideTarget(ctx, { year: 2028, dimension: "month", basis: "even", parts: even }),
    "target.not_found",
  );
  const both = await Promise.allSettled([
    openTargetYear(ctx, whole),
    openTargetYear({ ...ctx, db: (await secondConnection()).db }, whole),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expectRefusal(openTargetYear(ctx, whole), "target.year_open");
  const office = await buildOffice(connection, { officeLevel: "county", countyCode: "522323" });
  const county = contextFor(connection, await buildMember(connection, office, ["official-manager"]));
  await expectRefusal(openTargetYear(county, { ...whole, year: 2029 }), "actor.forbidden");
  await divideTarget(ctx, {
    year: 2028,
    dimension: "month",
    basis: "even",
    parts: months(spreadBy(40_000_000_000, Array(12).fill(1))),
  });
  const seen = await readTargets(ctx, { ...view, year: 2028 });
  expect(seen.years).toContain(2028);
  expect(seen.years).not.toContain(2029);
  expect(seen.target).toMatchObject({ amountFen: 40_000_000_000, isFloor: true });
  expect(seen.versions.map(({ version, reason }) => [version, reason])).toEqual([
    [2, ""],
    [1, "下达年度任务"],
  ]);
  const audits = await connection.sql`
    select action, reason from audit_events where action = 'target.opened' and after->>'year' = '2028'`;
  expect([...audits]).toEqual([{ action: "target.opened", reason: "下达年度任务" }]);
});

it("another whole is a version with its paper and reason, is divided anew, and the former stays", async () => {
  const ctx = await prefecture();
  await setTarget(ctx, { year: 2021, amount: "380000000", source: "州政府〔2021〕8号", reason: "上级追加" });
  const seen = await readTargets(ctx, { ...view, year: 2021 });
  expect(seen.target.amountFen).toBe(38_000_000_000);
  expect(seen.versions.map(({ version, amountFen }) => [version, amountFen])).toEqual([
    [2, 38_000_000_000],
    [1, WHOLE],
  ]);
  await expectRefusal(
    setTarget(ctx, { year: 2021, amount: 38_000_000_000, source: "州政府〔2021〕8号", reason: "x" }),
    "target.unchanged",
  );
});
