import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { createAddress } from "#app/domain/accounts/address/create.server.ts";
import { editAddress } from "#app/domain/accounts/address/edit.server.ts";
import { listAddresses } from "#app/domain/accounts/address/queries.server.ts";
import { createBudgetUnit } from "#app/domain/accounts/budget-unit/create.server.ts";
import { editBudgetUnit } from "#app/domain/accounts/budget-unit/edit.server.ts";
import { planSpend } from "#app/domain/accounts/budget-unit/plan-spend.server.ts";
import { recordReservedShare } from "#app/domain/accounts/reserved-share/record.server.ts";
import { listTrackedUnits } from "#app/domain/reporting/budget/units.server.ts";
import { readGaps } from "#app/domain/reporting/gap/read.server.ts";
import { listBudgetProgress } from "#app/domain/reporting/budget/progress.server.ts";
import type { Connection } from "#db/client.server.ts";
import { budgetUnits, deliveryAddresses, yearlySpends } from "#db/schema/accounts.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import type { Role } from "#db/vocabulary/organisations.ts";
import {
  buildBuyingPlaces,
  buildInstitution,
  buildMember,
  buildOffice,
  buildTrade,
  contextFor,
} from "#tests/support/builders.ts";
import { buildBuyer } from "#tests/support/buying.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const auditOf = async (subjectId: string, action: string) =>
  (
    await connection.db
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.subjectId, subjectId), eq(auditEvents.action, action)))
  )[0];

describe("budget units", () => {
  it("are registered once per code, edited, and planned for a year", async () => {
    const buyer = await buildBuyer(connection);
    const ctx = contextFor(connection, buyer.manager);
    const unit = await createBudgetUnit(ctx, { code: "B2", name: "教工食堂", hasCanteen: true });
    expect(await auditOf(unit.id, "budget_unit.created")).toMatchObject({
      actorUserId: buyer.manager.userId,
    });
    await expectRefusal(createBudgetUnit(ctx, { code: "B2", name: "又一个" }), "budget_unit.code_taken");

    await editBudgetUnit(ctx, {
      budgetUnitId: unit.id,
      name: "教工一食堂",
      hasCanteen: true,
      isActive: false,
    });
    const [row] = await connection.db.select().from(budgetUnits).where(eq(budgetUnits.id, unit.id));
    expect(row).toMatchObject({ name: "教工一食堂", isActive: false, code: "B2" });
    expect(await auditOf(unit.id, "budget_unit.edited")).toBeDefined();

    await planSpend(ctx, { budgetUnitId: unit.id, year: 2026, amount: "100,000" });
    await planSpend(ctx, { budgetUnitId: unit.id, year: 2026, amount: 12_345 });
    const plans = await connection.db
      .select()
      .from(yearlySpends)
      .where(eq(yearlySpends.budgetUnitId, unit.id));
    expect(plans).toEqual([{ budgetUnitId: unit.id, year: 2026, amountFen: 12_345 }]);
    expect(await auditOf(unit.id, "budget_unit.spend_planned")).toBeDefined();
  });

  it("belong to their institution and to its manager and finance", async () => {
    const [buyer, other] = [await buildBuyer(connection), await buildBuyer(connection)];
    const edit = { budgetUnitId: buyer.unit.id, name: "x", isActive: true };
    const plan = { budgetUnitId: buyer.unit.id, year: 2026, amount: "1" };
    const stranger = contextFor(connection, other.manager);
    await expectRefusal(editBudgetUnit(stranger, edit), "budget_unit.not_found");
    await expectRefusal(planSpend(stranger, plan), "budget_unit.not_found");
    await expectRefusal(
      editBudgetUnit(stranger, { ...edit, budgetUnitId: "forged" }),
      "budget_unit.not_found",
    );
    const requester = contextFor(connection, buyer.requester);
    await expectRefusal(createBudgetUnit(requester, { code: "X", name: "x" }), "actor.forbidden");
    await expectRefusal(editBudgetUnit(requester, edit), "actor.forbidden");
    await expectRefusal(planSpend(requester, plan), "actor.forbidden");
    const finance = await buildMember(connection, buyer.institution, ["institution-finance"]);
    await planSpend(contextFor(connection, finance), plan);
  });

  it("show what was accepted less returns against the year's reserved share", async () => {
    const { institution, order } = await buildTrade(connection);
    await connection.db
      .update(purchaseOrders)
      .set({ acceptedFen: 240_000, returnedFen: 40_000 })
      .where(eq(purchaseOrders.id, order.orderId));
    const manager = contextFor(
      connection,
      await buildMember(connection, institution, ["institution-manager"]),
    );
    await planSpend(manager, { budgetUnitId: order.unit.id, year: 2026, amount: 3_000_000 });
    const { unit: idle } = await buildBuyingPlaces(connection, institution);
    await editBudgetUnit(manager, { budgetUnitId: idle.id, name: "工会", hasCanteen: false, isActive: true });

    const { units } = await listBudgetProgress(manager, 2026);
    const by = new Map(units.map((unit) => [unit.id, unit]));
    expect(by.get(order.unit.id)).toMatchObject({
      boughtFen: 200_000,
      rule: { shareBasisPoints: 1000, jurisdiction: "832平台" },
      progress: { requiredFen: 300_000, boughtBasisPoints: 666, missingFen: 100_000, met: false },
    });
    expect(by.get(idle.id)).toMatchObject({ boughtFen: 0, progress: null });
    expect((await listBudgetProgress(manager, 2025)).units.every((unit) => unit.boughtFen === 0)).toBe(true);
  });
});

describe("reserved shares", () => {
  const rule = { year: "2026", jurisdiction: "武汉市", percent: "15", source: "武财〔2026〕演示" };
  const official = async (level: "prefecture" | "county", role: Role) =>
    contextFor(
      connection,
      await buildMember(
        connection,
        await buildOffice(connection, {
          officeLevel: level,
          countyCode: level === "county" ? "522323" : null,
        }),
        [role],
      ),
    );

  it("are recorded as versions by the prefecture, and hold for the units that name their jurisdiction", async () => {
    const statistician = await official("prefecture", "official-statistician");
    expect(await recordReservedShare(statistician, rule)).toEqual({ version: 1 });
    expect(await recordReservedShare(statistician, { ...rule, percent: "20" })).toEqual({ version: 2 });
    expect(await auditOf("2026 武汉市", "reserved_share.recorded")).toMatchObject({
      actorUserId: statistician.actor.userId,
    });
    const { institution, order } = await buildTrade(connection);
    await connection.db
      .update(purchaseOrders)
      .set({ acceptedFen: 50_000, fundSource: "union" })
      .where(eq(purchaseOrders.id, order.orderId));
    const manager = contextFor(
      connection,
      await buildMember(connection, institution, ["institution-manager"]),
    );
    const unit = { budgetUnitId: order.unit.id, name: "食堂", hasCanteen: true, isActive: true };
    await expectRefusal(
      editBudgetUnit(manager, { ...unit, jurisdiction: "没有的地方" }),
      "reserved_share.jurisdiction_unknown",
    );
    await editBudgetUnit(manager, { ...unit, jurisdiction: "武汉市" });
    await planSpend(manager, { budgetUnitId: order.unit.id, year: 2026, amount: 1_000_000 });
    const [own] = (await listBudgetProgress(manager, 2026)).units.filter(({ id }) => id === order.unit.id);
    expect(own).toMatchObject({
      boughtFen: 50_000,
      staffFen: 50_000,
      rule: { version: 2, shareBasisPoints: 2000 },
      progress: { requiredFen: 200_000, missingFen: 150_000 },
    });
    const district = institution.districtCode;
    const seen = await listTrackedUnits(statistician, { year: 2026, district, after: null });
    expect(seen.units.find(({ id }) => id === order.unit.id)).toMatchObject({
      organisationName: institution.name,
      jurisdiction: "武汉市",
      boughtFen: 50_000,
      staffFen: 50_000,
      progress: { requiredFen: 200_000, missingFen: 150_000, met: false },
    });
    await expectRefusal(listTrackedUnits(manager, { year: 2026, district, after: null }), "actor.forbidden");
  });

  it("are listed furthest behind first, page by page, without units that have no canteen", async () => {
    const reader = await official("prefecture", "official-viewer");
    const institution = await buildInstitution(connection, { districtCode: "441324" });
    const manager = contextFor(
      connection,
      await buildMember(connection, institution, ["institution-manager"]),
    );
    for (const [code, hasCanteen, amount] of [
      ["A", true, 1_000_000],
      ["B", true, 3_000_000],
      ["C", false, 9_000_000],
      ["D", true, null],
    ] as const) {
      const unit = await createBudgetUnit(manager, { code, name: code, hasCanteen });
      if (amount) await planSpend(manager, { budgetUnitId: unit.id, year: 2026, amount });
    }
    const names: string[] = [];
    let after: string | null = null;
    do {
      const page = await listTrackedUnits(reader, { year: 2026, district: "441324", after, rows: 1 });
      names.push(...page.units.map(({ name }) => name));
      expect(page.counts).toEqual({ behind: 2, met: 0, unplanned: 1 });
      after = page.next;
    } while (after);
    expect(names).toEqual(["B", "A", "D"]);
    const opens = async (office: Awaited<ReturnType<typeof official>>) =>
      (await listTrackedUnits(office, { year: 2026, district: "441324", after: null })).units.map(
        ({ mayOpen }) => mayOpen,
      );
    expect(await opens(reader)).toEqual([true, true, true]);
    expect(await opens(await official("county", "official-manager"))).toEqual([false, false, false]);
    const gaps = await readGaps(reader);
    expect(gaps.units.map(({ name }) => name)).toContain("B");
    expect(gaps.unitsUnplanned).toBeGreaterThan(0);
  });

  it("are not recorded by a county, nor by who may only look, nor rewritten by anybody", async () => {
    await expectRefusal(
      recordReservedShare(await official("county", "official-manager"), rule),
      "actor.forbidden",
    );
    await expectRefusal(
      recordReservedShare(await official("prefecture", "official-viewer"), rule),
      "actor.forbidden",
    );
    await expect(connection.sql`update reserved_shares set share_basis_points = 1`).rejects.toThrow();
  });
});

describe("delivery places", () => {
  const place = {
    label: "北门仓库",
    districtCode: "441302",
    line: "下埔路 2 号",
    contactName: "黄师傅",
    contactPhone: "0752-2223344",
  };

  it("are registered, listed, edited and taken out of use", async () => {
    const buyer = await buildBuyer(connection);
    const ctx = contextFor(connection, buyer.requester);
    const address = await createAddress(ctx, place);
    expect(await auditOf(address.id, "address.created")).toMatchObject({
      actorUserId: buyer.requester.userId,
    });
    await editAddress(ctx, { ...place, addressId: address.id, line: "下埔路 3 号" });
    const [row] = await connection.db
      .select()
      .from(deliveryAddresses)
      .where(eq(deliveryAddresses.id, address.id));
    expect(row).toMatchObject({ line: "下埔路 3 号", isActive: false });
    expect(await auditOf(address.id, "address.edited")).toMatchObject({ before: { line: "下埔路 2 号" } });
    expect((await listAddresses(ctx)).addresses.map(({ id }) => id)).toContain(address.id);
  });

  it("stand in a known district, and are another institution's secret", async () => {
    const [buyer, other] = [await buildBuyer(connection), await buildBuyer(connection)];
    await expectRefusal(
      createAddress(contextFor(connection, buyer.requester), { ...place, districtCode: "000000" }),
      "address.district_unknown",
    );
    const edit = { ...place, addressId: buyer.address.id };
    await expectRefusal(editAddress(contextFor(connection, other.requester), edit), "address.not_found");
    await expectRefusal(
      editAddress(contextFor(connection, buyer.requester), { ...edit, addressId: "forged" }),
      "address.not_found",
    );
    await expectRefusal(editAddress(contextFor(connection, buyer.approver), edit), "actor.forbidden");
    await expectRefusal(createAddress(contextFor(connection, buyer.approver), place), "actor.forbidden");
    const listed = await listAddresses(contextFor(connection, other.requester));
    expect(listed.addresses.map(({ id }) => id)).not.toContain(buyer.address.id);
  });

  it("refuse a telephone number that is none", async () => {
    const buyer = await buildBuyer(connection);
    await expect(
      createAddress(contextFor(connection, buyer.manager), { ...place, contactPhone: "打电话" }),
    ).rejects.toThrow();
  });
});
