import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { approveOrganisation } from "#app/domain/accounts/organisation/approve.server.ts";
import { oversees } from "#app/domain/accounts/organisation/jurisdiction.ts";
import {
  countOrganisationsForReview,
  getOrganisationForReview,
  listOrganisationsForReview,
} from "#app/domain/accounts/organisation/queries.server.ts";
import { recommendSupplier } from "#app/domain/accounts/organisation/recommend.server.ts";
import { rejectOrganisation } from "#app/domain/accounts/organisation/reject.server.ts";
import type { Actor, AnyContext } from "#app/domain/core/context.ts";
import { reinstateAndShow, suspendAndWithdraw } from "#app/flows/suspend-organisation.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { catalogueVersions } from "#db/schema/catalogue.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import type { Role } from "#db/vocabulary/organisations.ts";
import {
  buildInstitution,
  buildMember,
  buildOffice,
  buildSupplier,
  contextFor,
  testInstant,
} from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
let puan: Actor;
let qinglong: Actor;
let prefecture: Actor;
let huicheng: Actor;
let statistician: Actor;
beforeAll(async () => {
  connection = await testDatabase();
  const official = async (changes: Parameters<typeof buildOffice>[1], ...roles: Role[]) =>
    buildMember(connection, await buildOffice(connection, changes), roles);
  puan = await official(
    { officeLevel: "county", countyCode: "522323" },
    "official-manager",
    "official-reviewer",
  );
  qinglong = await official({ officeLevel: "county", countyCode: "522324" }, "official-manager");
  prefecture = await official({}, "official-manager");
  huicheng = await official({ officeLevel: "district", districtCode: "441302" }, "official-reviewer");
  statistician = await official({}, "official-statistician");
});

const as = (actor: Actor | null): AnyContext => contextFor(connection, actor);
const stateOf = async (id: string) => {
  const [row] = await connection.db.select().from(organisations).where(eq(organisations.id, id));
  return row!;
};
const lastAudit = async (id: string) =>
  (await connection.db.select().from(auditEvents).where(eq(auditEvents.subjectId, id))).at(-1);

describe("recommendSupplier", () => {
  it("is the county's signature", async () => {
    const { id } = await buildSupplier(connection, { state: "applied" });
    await recommendSupplier(as(puan), { organisationId: id, note: "已实地查看" });
    expect(await stateOf(id)).toMatchObject({
      state: "recommended",
      recommendedById: puan.userId,
      recommendedAt: testInstant,
    });
    expect(await lastAudit(id)).toMatchObject({
      action: "organisation.recommended",
      actorUserId: puan.userId,
      before: { state: "applied" },
      after: { state: "recommended" },
      reason: "已实地查看",
    });
  });

  it("does not find another county's applicant, an institution or a forged id", async () => {
    const { id } = await buildSupplier(connection, { state: "applied" });
    const school = await buildInstitution(connection, { state: "applied" });
    await expectRefusal(recommendSupplier(as(qinglong), { organisationId: id }), "organisation.not_found");
    await expectRefusal(recommendSupplier(as(puan), { organisationId: school.id }), "organisation.not_found");
    await expectRefusal(recommendSupplier(as(puan), { organisationId: newId() }), "organisation.not_found");
    await expectRefusal(recommendSupplier(as(puan), { organisationId: "forged" }), "organisation.not_found");
    expect((await stateOf(id)).state).toBe("applied");
  });

  it("is refused to other roles and offices, and in every other state", async () => {
    const { id } = await buildSupplier(connection, { state: "applied" });
    await expectRefusal(recommendSupplier(as(null), { organisationId: id }), "actor.unauthenticated");
    await expectRefusal(recommendSupplier(as(statistician), { organisationId: id }), "actor.forbidden");
    await expectRefusal(recommendSupplier(as(prefecture), { organisationId: id }), "actor.forbidden");
    expect((await stateOf(id)).state).toBe("applied");
    for (const state of ["recommended", "approved", "rejected", "suspended"] as const) {
      const done = await buildSupplier(connection, { state });
      await expectRefusal(
        recommendSupplier(as(puan), { organisationId: done.id }),
        "organisation.wrong_state",
      );
      expect((await stateOf(done.id)).state).toBe(state);
    }
  });
});

describe("approveOrganisation", () => {
  it("approves a supplier its county recommended, and an institution that applied", async () => {
    const supplier = await buildSupplier(connection, { state: "recommended" });
    const school = await buildInstitution(connection, { state: "applied" });
    await approveOrganisation(as(prefecture), { organisationId: supplier.id });
    await approveOrganisation(as(huicheng), { organisationId: school.id });
    expect(await stateOf(supplier.id)).toMatchObject({ state: "approved", decidedById: prefecture.userId });
    expect(await stateOf(school.id)).toMatchObject({ state: "approved", decidedById: huicheng.userId });
    expect(await lastAudit(school.id)).toMatchObject({ action: "organisation.approved" });
  });

  it("passes over no county", async () => {
    const { id } = await buildSupplier(connection, { state: "applied" });
    await expectRefusal(
      approveOrganisation(as(prefecture), { organisationId: id }),
      "organisation.wrong_state",
    );
    expect((await stateOf(id)).state).toBe("applied");
  });

  it("is not the county's, nor another district's", async () => {
    const supplier = await buildSupplier(connection, { state: "recommended" });
    const school = await buildInstitution(connection, { state: "applied", districtCode: "441303" });
    await expectRefusal(approveOrganisation(as(puan), { organisationId: supplier.id }), "actor.forbidden");
    await expectRefusal(
      approveOrganisation(as(huicheng), { organisationId: school.id }),
      "organisation.not_found",
    );
    await expectRefusal(
      approveOrganisation(as(statistician), { organisationId: school.id }),
      "actor.forbidden",
    );
    expect((await stateOf(supplier.id)).state).toBe("recommended");
    expect((await stateOf(school.id)).state).toBe("applied");
  });
});

describe("rejectOrganisation", () => {
  it("keeps the reason for the applicant", async () => {
    const { id } = await buildSupplier(connection, { state: "applied" });
    await rejectOrganisation(as(puan), { organisationId: id, reason: "执照已过期" });
    expect(await stateOf(id)).toMatchObject({ state: "rejected", decisionReason: "执照已过期" });
    expect(await lastAudit(id)).toMatchObject({ action: "organisation.rejected", reason: "执照已过期" });
  });

  it("asks for a reason, and comes too late for the county once it recommended", async () => {
    const { id } = await buildSupplier(connection, { state: "recommended" });
    await expect(rejectOrganisation(as(prefecture), { organisationId: id, reason: " " })).rejects.toThrow();
    await expectRefusal(
      rejectOrganisation(as(puan), { organisationId: id, reason: "反悔" }),
      "organisation.wrong_state",
    );
    await expectRefusal(
      rejectOrganisation(as(qinglong), { organisationId: id, reason: "不是本县" }),
      "organisation.not_found",
    );
    await expectRefusal(
      rejectOrganisation(as(statistician), { organisationId: id, reason: "统计员" }),
      "actor.forbidden",
    );
    expect((await stateOf(id)).state).toBe("recommended");
  });
});

describe("suspending and reinstating", () => {
  const versionNow = async () =>
    (await connection.db.select({ version: catalogueVersions.version }).from(catalogueVersions))[0]!.version;

  it("takes a supplier and its products out of sight, and brings both back", async () => {
    const { id } = await buildSupplier(connection);
    const before = await versionNow();
    await suspendAndWithdraw(as(prefecture), { organisationId: id, reason: "产地不实" });
    expect((await stateOf(id)).state).toBe("suspended");
    expect(await versionNow()).toBe(before + 1);
    expect(await lastAudit(id)).toMatchObject({ action: "organisation.suspended", reason: "产地不实" });
    await reinstateAndShow(as(prefecture), { organisationId: id, reason: "整改完成" });
    expect((await stateOf(id)).state).toBe("approved");
    expect(await versionNow()).toBe(before + 2);
    expect(await lastAudit(id)).toMatchObject({ action: "organisation.reinstated" });
  });

  it("is refused to the county, to reviewers, in the wrong state, and on one's own office", async () => {
    const { id } = await buildSupplier(connection);
    const reason = "试试";
    await expectRefusal(suspendAndWithdraw(as(puan), { organisationId: id, reason }), "actor.forbidden");
    await expectRefusal(suspendAndWithdraw(as(huicheng), { organisationId: id, reason }), "actor.forbidden");
    await expectRefusal(
      suspendAndWithdraw(as(qinglong), { organisationId: id, reason }),
      "organisation.not_found",
    );
    await expectRefusal(
      suspendAndWithdraw(as(prefecture), { organisationId: prefecture.organisationId, reason }),
      "actor.forbidden",
    );
    await expectRefusal(
      reinstateAndShow(as(prefecture), { organisationId: id, reason }),
      "organisation.wrong_state",
    );
    expect((await stateOf(id)).state).toBe("approved");
  });
});

describe("what an official sees", () => {
  it("is exactly what their office answers for, in lists as on pages", async () => {
    await buildSupplier(connection, { countyCode: "522324" });
    await buildInstitution(connection, { districtCode: "441303" });
    const all = await connection.db.select().from(organisations);
    for (const actor of [puan, qinglong, prefecture, huicheng, statistician]) {
      const expected = all.filter((row) => oversees(actor, row)).map((row) => row.id);
      const listed: string[] = [];
      let before: string | undefined;
      do {
        const page = await listOrganisationsForReview(as(actor), { before });
        listed.push(...page.organisations.map((row) => row.id));
        before = page.next ?? undefined;
      } while (before);
      expect(listed.toSorted()).toEqual(expected.toSorted());
      const counts = Object.values(await countOrganisationsForReview(as(actor)));
      expect(counts.reduce((total, count) => total + count, 0)).toBe(expected.length);
    }
  });

  it("turns pages without losing or repeating anybody", async () => {
    for (let index = 0; index < 55; index++) await buildSupplier(connection, { appliedAt: testInstant });
    const first = await listOrganisationsForReview(as(prefecture), { kind: "supplier" });
    const second = await listOrganisationsForReview(as(prefecture), {
      kind: "supplier",
      before: first.next!,
    });
    const ids = [...first.organisations, ...second.organisations].map((row) => row.id);
    expect(first.organisations).toHaveLength(50);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      (await listOrganisationsForReview(as(prefecture), { before: "nonsense" })).organisations,
    ).toHaveLength(50);
  });

  it("names the decisions open to them, and does not show another county's applicant", async () => {
    const { id } = await buildSupplier(connection, { state: "applied" });
    expect((await getOrganisationForReview(as(puan), id)).decisions).toEqual(["recommend", "reject"]);
    await expectRefusal(getOrganisationForReview(as(qinglong), id), "organisation.not_found");
    await expectRefusal(getOrganisationForReview(as(puan), "forged"), "organisation.not_found");
    const manager = await buildMember(connection, await buildSupplier(connection), ["supplier-manager"]);
    await expectRefusal(getOrganisationForReview(as(manager), id), "actor.forbidden");
  });
});
