import { beforeAll, describe, expect, it } from "vitest";
import { reportBenefit } from "#app/domain/indicators/benefit/report.server.ts";
import { sendBackBenefit } from "#app/domain/indicators/benefit/send-back.server.ts";
import { verifyBenefit } from "#app/domain/indicators/benefit/verify.server.ts";
import type { Actor } from "#app/domain/core/context.ts";
import {
  listBenefitReports,
  listOwnBenefit,
  readBenefitByCounty,
  readSupplierBenefit,
} from "#app/domain/reporting/benefit/read.server.ts";
import type { Connection } from "#db/client.server.ts";
import { buildMember, buildOffice, buildSupplier, contextFor } from "#tests/support/builders.ts";
import { secondConnection, testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

const NOW = new Date("2026-06-15T02:00:00Z");

let connection: Connection;
let supplier: Actor;
let small: Actor;
let county: Actor;
let neighbour: Actor;
const at = (actor: Actor | null, minute = 0) =>
  contextFor(connection, actor, new Date(NOW.getTime() + minute * 60_000));

beforeAll(async () => {
  connection = await testDatabase();
  const manager = async (countyCode: string) =>
    buildMember(connection, await buildSupplier(connection, { countyCode }), ["supplier-manager"]);
  const office = async (countyCode: string) =>
    buildMember(connection, await buildOffice(connection, { officeLevel: "county", countyCode }), [
      "official-reviewer",
    ]);
  supplier = await manager("522323");
  small = await manager("522324");
  county = await office("522323");
  neighbour = await office("522324");
});

const form = (more: Record<string, unknown> = {}) => ({
  year: 2026,
  asOf: "2026-06-01",
  households: "120",
  formerlyPoor: "45",
  order: "1,250,000.05",
  employment: "36000",
  basis: "收购台账",
  ...more,
});

describe("farm households", () => {
  it("are shown as the county last verified them, in numbers alone", async () => {
    const supplierId = supplier.organisationId;
    const first = await reportBenefit(at(supplier), form());
    expect(await readSupplierBenefit(connection, { supplierId, year: 2026 })).toBeNull();
    await verifyBenefit(at(county, 1), { reportId: first });
    const shown = {
      households: 120,
      formerlyPoor: 45,
      amountFen: 128_600_005,
      ways: [
        { way: "order", amountFen: 125_000_005 },
        { way: "employment", amountFen: 3_600_000 },
      ],
      isDemo: false,
    };
    expect(await readSupplierBenefit(connection, { supplierId, year: 2026 })).toEqual(shown);
    const second = await reportBenefit(at(supplier, 2), form({ households: "130" }));
    await sendBackBenefit(at(county, 3), { reportId: second, reason: "工资表不全" });
    expect(await readSupplierBenefit(connection, { supplierId, year: 2026 })).toEqual(shown);
    const states = (await listOwnBenefit(at(supplier))).map(({ state, reason }) => [state, reason]);
    expect(states).toEqual([
      ["sent-back", "工资表不全"],
      ["confirmed", ""],
    ]);
    await expect(connection.sql`update household_benefits set households = 1`).rejects.toThrow();
  });

  it("are left out where so few that neighbours would know them, also of the sums", async () => {
    const few = await reportBenefit(at(small), form({ households: "4", formerlyPoor: "1" }));
    await verifyBenefit(at(neighbour, 1), { reportId: few });
    const id = { supplierId: small.organisationId, year: 2026 };
    expect(await readSupplierBenefit(connection, id)).toBeNull();
    expect((await readBenefitByCounty(connection, 2026)).map(({ countyCode }) => countyCode)).toEqual([
      "522323",
    ]);
    const more = await reportBenefit(at(small, 2), form({ households: "9", formerlyPoor: "2" }));
    await verifyBenefit(at(neighbour, 3), { reportId: more });
    expect(await readSupplierBenefit(connection, id)).toMatchObject({ households: 9, formerlyPoor: null });
  });

  it.each([
    [{ formerlyPoor: "121" }, "benefit.more_than_households"],
    [{ order: "", employment: "" }, "benefit.amount_missing"],
    [{ asOf: "2026-07-01" }, "benefit.day_outside"],
    [{ asOf: "2025-12-31" }, "benefit.day_outside"],
  ] as const)("%j is refused as %s", async (bent, code) => {
    await expectRefusal(reportBenefit(at(supplier), form(bent)), code);
  });

  it("are another county's business for nobody else", async () => {
    const reportId = await reportBenefit(at(supplier, 10), form());
    await expectRefusal(verifyBenefit(at(neighbour, 11), { reportId }), "benefit.not_found");
    await expectRefusal(verifyBenefit(at(supplier, 11), { reportId }), "actor.forbidden");
    await expectRefusal(reportBenefit(at(county), form()), "actor.forbidden");
    await expectRefusal(verifyBenefit(at(null), { reportId }), "actor.unauthenticated");
    expect((await listBenefitReports(at(neighbour), 2026)).some(({ id }) => id === reportId)).toBe(false);
    const newer = await reportBenefit(at(supplier, 12), form());
    await expectRefusal(verifyBenefit(at(county, 13), { reportId }), "benefit.superseded");
    const other = await secondConnection();
    const outcomes = await Promise.allSettled([
      verifyBenefit(at(county, 14), { reportId: newer }),
      sendBackBenefit(contextFor(other, county, NOW), { reportId: newer, reason: "待核" }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
