import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { applyToJoin } from "#app/domain/accounts/organisation/apply.server.ts";
import { approveOrganisation } from "#app/domain/accounts/organisation/approve.server.ts";
import { editOrganisation } from "#app/domain/accounts/organisation/edit.server.ts";
import { foundPlatform } from "#app/domain/accounts/organisation/found-platform.server.ts";
import { getOwnOrganisation } from "#app/domain/accounts/organisation/queries.server.ts";
import { rejectOrganisation } from "#app/domain/accounts/organisation/reject.server.ts";
import { reviseApplication } from "#app/domain/accounts/organisation/revise.server.ts";
import type { Actor } from "#app/domain/core/context.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { memberships, organisationDocuments, organisations, users } from "#db/schema/accounts.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import {
  applied,
  freshCreditCode,
  institutionApplication,
  paper,
  supplierApplication,
} from "#tests/support/applications.ts";
import { buildMember, buildOffice, buildSupplier, contextFor } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";
import { buildUser, presentContext, signedIn, testPassword } from "#tests/support/people.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const organisationOf = async (id: string) => {
  const [row] = await connection.db.select().from(organisations).where(eq(organisations.id, id));
  return row!;
};
const auditOf = async (id: string) =>
  (await connection.db.select().from(auditEvents).where(eq(auditEvents.subjectId, id))).map(
    (row) => row.action,
  );

describe("applyToJoin", () => {
  it("makes the organisation, its papers and its first manager, who can sign in", async () => {
    const application = supplierApplication({ nameEn: "Demo tea cooperative" });
    const { organisationId, userId, email } = await applied(connection, application);
    expect(await organisationOf(organisationId)).toMatchObject({
      kind: "supplier",
      state: "applied",
      countyCode: "522323",
      creditCode: application.creditCode,
      creditCodeOverride: null,
      householdsInvolved: 120,
      agentOfId: null,
      appliedById: userId,
    });
    expect((await organisationOf(organisationId)).shortCode).toMatch(/^[A-Z0-9]{5}$/);
    const papers = await connection.db
      .select()
      .from(organisationDocuments)
      .where(eq(organisationDocuments.organisationId, organisationId));
    expect(papers.map(({ kind }) => kind)).toEqual(["business-licence"]);
    const { session } = await signedIn(connection, email);
    expect(session).toMatchObject({
      organisationState: "applied",
      actor: { organisationId, organisationApproved: false, roles: ["supplier-manager"] },
    });
    expect(await auditOf(organisationId)).toEqual(["organisation.applied"]);
  });

  it("takes somebody who is signed in as the applicant", async () => {
    const { userId } = await buildUser(connection);
    const { organisationId } = await applyToJoin(
      presentContext(connection),
      institutionApplication({ applicantName: undefined, email: undefined, newPassword: undefined }),
      [await paper("business-licence")],
      userId,
    );
    const [member] = await connection.db
      .select()
      .from(memberships)
      .where(eq(memberships.organisationId, organisationId));
    expect(member).toMatchObject({ userId, roles: ["institution-manager"], state: "active" });
  });

  it("lets a doubtful code pass with a written reason, which is kept", async () => {
    const code = freshCreditCode();
    const doubtful = code.slice(0, 17) + (code.endsWith("0") ? "1" : "0");
    await expectRefusal(
      applied(connection, supplierApplication({ creditCode: doubtful })),
      "organisation.credit_code_doubtful",
    );
    const reason = "2015 年首批换发，执照上即如此";
    const { organisationId } = await applied(
      connection,
      supplierApplication({ creditCode: doubtful, creditCodeOverride: reason }),
    );
    expect((await organisationOf(organisationId)).creditCodeOverride).toBe(reason);
  });

  it("writes nothing at all when something is wrong, and names the field", async () => {
    const first = await applied(connection);
    const taken = await organisationOf(first.organisationId);
    const [organisationCount, userCount] = [
      await connection.db.$count(organisations),
      await connection.db.$count(users),
    ];
    const refusals = [
      [
        supplierApplication({ creditCode: taken.creditCode! }),
        "organisation.credit_code_taken",
        "creditCode",
      ],
      [supplierApplication({ creditCode: "1234" }), "organisation.credit_code_malformed", "creditCode"],
      [supplierApplication({ email: first.email }), "user.email_taken", "email"],
      [supplierApplication({ countyCode: "999999" }), "organisation.place_missing", "countyCode"],
      [institutionApplication({ districtCode: "999999" }), "organisation.place_missing", "districtCode"],
      [supplierApplication({ email: undefined }), "organisation.account_missing", "email"],
    ] as const;
    for (const [application, code, field] of refusals) {
      const refusal = await expectRefusal(applied(connection, application), code);
      expect(refusal.issues[0]?.path).toEqual([field]);
    }
    await expectRefusal(
      applyToJoin(presentContext(connection), supplierApplication(), []),
      "organisation.document_missing",
    );
    expect(await connection.db.$count(organisations)).toBe(organisationCount);
    expect(await connection.db.$count(users)).toBe(userCount);
  });

  it("takes a trader only as agent of an approved producer", async () => {
    const producer = await buildSupplier(connection);
    const apply = async (agentOfId: string) =>
      applyToJoin(
        presentContext(connection),
        supplierApplication({ sellerForce: "rural-broker", agentOfId }),
        [await paper("business-licence"), await paper("authorisation")],
      );
    const { organisationId } = await apply(producer.id);
    expect((await organisationOf(organisationId)).agentOfId).toBe(producer.id);
    const unfit = [
      await buildSupplier(connection, { sellerForce: "rural-ecommerce" }),
      await buildSupplier(connection, { state: "suspended" }),
      await buildOffice(connection),
    ];
    for (const id of [...unfit.map((row) => row.id), newId(), "forged"]) {
      await expectRefusal(apply(id), "organisation.producer_missing");
    }
  });
});

describe("reviseApplication", () => {
  const amended = {
    contactName: "罗春茶",
    contactPhone: "0859-7230001",
    address: "普安县江西坡镇联盟村",
    answer: "已补充联农带农协议",
  };

  it("hands a refused application in again with an answer and more papers", async () => {
    const { organisationId, email } = await applied(connection);
    const prefecture = await buildMember(connection, await buildOffice(connection), ["official-reviewer"]);
    await rejectOrganisation(contextFor(connection, prefecture), {
      organisationId,
      reason: "缺联农带农协议",
    });
    const { session } = await signedIn(connection, email);
    const ctx = contextFor(connection, session!.actor);
    await reviseApplication(ctx, amended, [await paper("household-benefit")]);
    const own = await getOwnOrganisation(contextFor(connection, session!.actor!));
    expect(own.organisation).toMatchObject({ state: "applied", contactPhone: "0859-7230001" });
    expect(own.documents.map(({ kind }) => kind).toSorted()).toEqual([
      "business-licence",
      "household-benefit",
    ]);
    expect(own.history.map(({ action, reason }) => [action, reason])).toEqual([
      ["organisation.applied", null],
      ["organisation.rejected", "缺联农带农协议"],
      ["organisation.revised", "已补充联农带农协议"],
    ]);
    await expectRefusal(reviseApplication(ctx, amended, []), "organisation.wrong_state");
  });

  it("is for the manager alone", async () => {
    const supplier = await buildSupplier(connection, { state: "rejected" });
    const warehouse = await buildMember(connection, supplier, ["supplier-warehouse"]);
    await expectRefusal(reviseApplication(contextFor(connection, warehouse), amended, []), "actor.forbidden");
    await expectRefusal(
      reviseApplication(contextFor(connection, null), amended, []),
      "actor.unauthenticated",
    );
    expect((await organisationOf(supplier.id)).state).toBe("rejected");
  });
});

describe("editOrganisation", () => {
  const edit = {
    contactName: "岑会计",
    contactPhone: "13800000001",
    address: "兴义市桔山",
    bankAccountName: "普安县示范茶叶专业合作社",
    bankName: "DEMO 农村商业银行",
    bankAccountNumber: "6228 0000 1111",
  };

  it("changes contact and bank account, and keeps the number out of the audit trail", async () => {
    const supplier = await buildSupplier(connection);
    const manager = await buildMember(connection, supplier, ["supplier-manager"]);
    await editOrganisation(contextFor(connection, manager), edit);
    expect(await organisationOf(supplier.id)).toMatchObject({
      contactName: "岑会计",
      bankAccountNumber: "622800001111",
      name: supplier.name,
    });
    const events = await connection.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, supplier.id));
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain("622800001111");
  });

  it.each(["supplier-warehouse", "supplier-finance"] as const)("refuses a %s", async (role) => {
    const supplier = await buildSupplier(connection);
    const member = await buildMember(connection, supplier, [role]);
    await expectRefusal(editOrganisation(contextFor(connection, member), edit), "actor.forbidden");
    expect((await organisationOf(supplier.id)).contactName).toBe(supplier.contactName);
  });
});

describe("foundPlatform", () => {
  it("is done once, and its administrator approves the first office", async () => {
    const admin = { name: "平台管理员", email: `${newId()}@example.test`, password: testPassword };
    const ctx = presentContext(connection);
    const { organisationId } = await foundPlatform(ctx, { name: "惠黔平台", admin });
    await expectRefusal(
      foundPlatform(ctx, { name: "另一个", admin: { ...admin, email: `${newId()}@example.test` } }),
      "organisation.wrong_state",
    );
    const { session } = await signedIn(connection, admin.email);
    expect(session?.actor).toMatchObject({
      organisationId,
      organisationKind: "platform",
    } satisfies Partial<Actor>);
    const office = await applied(connection, {
      ...institutionApplication(),
      name: "黔西南州乡村振兴局（演示）",
      kind: "office",
      officeLevel: "prefecture",
    });
    const approved = await approveOrganisation(contextFor(connection, session!.actor), {
      organisationId: office.organisationId,
    });
    expect(approved).toMatchObject({ state: "approved", kind: "office", officeLevel: "prefecture" });
  });
});
