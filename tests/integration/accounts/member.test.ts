import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { acceptInvitation, acceptInvitationAsNew } from "#app/domain/accounts/member/accept.server.ts";
import { changeMemberRoles } from "#app/domain/accounts/member/change-roles.server.ts";
import { inviteMember } from "#app/domain/accounts/member/invite.server.ts";
import { findInvitation, listMembers, nameOfMember } from "#app/domain/accounts/member/queries.server.ts";
import { removeMember } from "#app/domain/accounts/member/remove.server.ts";
import { revokeInvitation } from "#app/domain/accounts/member/revoke.server.ts";
import { chooseOrganisation } from "#app/domain/accounts/session/choose-organisation.server.ts";
import type { Actor } from "#app/domain/core/context.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { invitations, memberships, users } from "#db/schema/accounts.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { buildInstitution, buildMember, buildSupplier, contextFor } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";
import { buildUser, presentContext, sessionOf, signedIn, testPassword } from "#tests/support/people.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const as = (actor: Actor | null) => contextFor(connection, actor, new Date());
const freshEmail = () => `${newId()}@example.test`;
const newPerson = { name: "岑小仓", newPassword: testPassword, repeatedPassword: testPassword };

async function cooperative() {
  const supplier = await buildSupplier(connection);
  const manager = await buildMember(connection, supplier, ["supplier-manager"]);
  const warehouse = await buildMember(connection, supplier, ["supplier-warehouse"]);
  const memberId = async (actor: Actor) => {
    const rows = await connection.db.select().from(memberships).where(eq(memberships.userId, actor.userId));
    return rows[0]!.id;
  };
  return {
    supplier,
    manager,
    warehouse,
    managerId: await memberId(manager),
    warehouseId: await memberId(warehouse),
  };
}

const memberRow = async (id: string) =>
  (await connection.db.select().from(memberships).where(eq(memberships.id, id)))[0]!;
const auditOf = async (id: string) =>
  (await connection.db.select().from(auditEvents).where(eq(auditEvents.subjectId, id))).map(
    (row) => row.action,
  );

describe("an invitation", () => {
  it("lets a new person in with the invited address and roles, once", async () => {
    const { supplier, manager } = await cooperative();
    const email = freshEmail();
    const { token, invitationId } = await inviteMember(as(manager), {
      email: email.toUpperCase(),
      roles: ["supplier-finance", "supplier-warehouse"],
    });
    expect(await findInvitation(as(null), token)).toMatchObject({
      email,
      organisationName: supplier.name,
      hasAccount: false,
    });
    const stored = await connection.db.select().from(invitations).where(eq(invitations.id, invitationId));
    expect(JSON.stringify(stored)).not.toContain(token);
    const { userId } = await acceptInvitationAsNew(as(null), { token, ...newPerson });
    const { session } = await signedIn(connection, email);
    expect(session?.actor).toMatchObject({
      userId,
      organisationId: supplier.id,
      roles: ["supplier-warehouse", "supplier-finance"],
    });
    await expectRefusal(acceptInvitationAsNew(as(null), { token, ...newPerson }), "invitation.not_found");
    expect(await findInvitation(as(null), token)).toBeNull();
    expect(await auditOf(invitationId)).toEqual(["invitation.sent", "invitation.accepted"]);
  });

  it("is accepted by somebody with an account only when signed in, and only by the invited", async () => {
    const { supplier, manager } = await cooperative();
    const { userId, email } = await buildUser(connection);
    const { token } = await inviteMember(as(manager), { email, roles: ["supplier-finance"] });
    await expectRefusal(acceptInvitationAsNew(as(null), { token, ...newPerson }), "invitation.sign_in_first");
    const stranger = await signedIn(connection, (await buildUser(connection)).email);
    await expectRefusal(acceptInvitation(as(null), stranger.session!, { token }), "invitation.other_person");
    const { session, cookies } = await signedIn(connection, email);
    await acceptInvitation(as(null), session!, { token });
    expect((await sessionOf(connection, cookies))?.actor).toMatchObject({
      userId,
      organisationId: supplier.id,
    });
  });

  it("is dead after seven days, when revoked, and when sent anew", async () => {
    const { manager } = await cooperative();
    const email = freshEmail();
    const roles = ["supplier-finance" as const];
    const eightDaysAgo = new Date(Date.now() - 8 * 86_400_000);
    const old = await inviteMember(contextFor(connection, manager, eightDaysAgo), { email, roles });
    await expectRefusal(
      acceptInvitationAsNew(as(null), { token: old.token, ...newPerson }),
      "invitation.expired",
    );
    expect(await findInvitation(as(null), old.token)).toBeNull();
    const second = await inviteMember(as(manager), { email, roles });
    await expectRefusal(
      acceptInvitationAsNew(as(null), { token: old.token, ...newPerson }),
      "invitation.not_found",
    );
    await revokeInvitation(as(manager), { invitationId: second.invitationId });
    await expectRefusal(
      acceptInvitationAsNew(as(null), { token: second.token, ...newPerson }),
      "invitation.not_found",
    );
    await expectRefusal(
      revokeInvitation(as(manager), { invitationId: second.invitationId }),
      "invitation.not_found",
    );
    await expectRefusal(
      acceptInvitationAsNew(as(null), { token: "forged", ...newPerson }),
      "invitation.not_found",
    );
    expect(await connection.db.$count(users, eq(users.email, email))).toBe(0);
  });

  it("gives no roles of another kind, none at all, and nothing to who is a member already", async () => {
    const { manager, warehouse } = await cooperative();
    const email = freshEmail();
    await expectRefusal(
      inviteMember(as(manager), { email, roles: ["supplier-finance", "platform-admin"] }),
      "member.roles_missing",
    );
    await expectRefusal(
      inviteMember(as(manager), { email, roles: ["official-manager"] }),
      "member.roles_missing",
    );
    await expect(inviteMember(as(manager), { email, roles: [] })).rejects.toThrow();
    const [user] = await connection.db.select().from(users).where(eq(users.id, warehouse.userId));
    await expectRefusal(
      inviteMember(as(manager), { email: user!.email, roles: ["supplier-finance"] }),
      "member.already",
    );
  });

  it("is the manager's to send and to revoke, and nobody else's", async () => {
    const { manager, warehouse } = await cooperative();
    const invite = { email: freshEmail(), roles: ["supplier-finance" as const] };
    await expectRefusal(inviteMember(as(warehouse), invite), "actor.forbidden");
    await expectRefusal(inviteMember(as(null), invite), "actor.unauthenticated");
    const { invitationId, token } = await inviteMember(as(manager), invite);
    const stranger = (await cooperative()).manager;
    await expectRefusal(revokeInvitation(as(stranger), { invitationId }), "invitation.not_found");
    await expectRefusal(revokeInvitation(as(warehouse), { invitationId }), "actor.forbidden");
    expect(await findInvitation(as(null), token)).not.toBeNull();
  });
});

describe("members", () => {
  it("get other roles, in force at once", async () => {
    const { manager, warehouseId } = await cooperative();
    await changeMemberRoles(as(manager), {
      memberId: warehouseId,
      roles: ["supplier-finance", "supplier-manager"],
    });
    expect((await memberRow(warehouseId)).roles).toEqual(["supplier-manager", "supplier-finance"]);
    expect(await auditOf(warehouseId)).toEqual(["member.roles_changed"]);
  });

  it("are removed, and may come back by invitation", async () => {
    const { manager } = await cooperative();
    const { email } = await buildUser(connection);
    const roles = ["supplier-finance" as const];
    const first = await inviteMember(as(manager), { email, roles });
    const { session, cookies } = await signedIn(connection, email);
    await acceptInvitation(as(null), session!, { token: first.token });
    const { members } = await listMembers(as(manager));
    const memberId = members.find((member) => member.email === email)!.id;
    await removeMember(as(manager), { memberId });
    expect((await listMembers(as(manager))).members.map((member) => member.email)).not.toContain(email);
    expect(await sessionOf(connection, cookies)).toBeNull();
    const later = await signedIn(connection, email);
    expect(later.session?.actor).toBeNull();
    const again = await inviteMember(as(manager), { email, roles });
    await acceptInvitation(as(null), later.session!, { token: again.token });
    expect((await sessionOf(connection, later.cookies))?.actor?.roles).toEqual(roles);
    expect(await auditOf(memberId)).toEqual(["member.removed"]);
  });

  it("lose the sessions on which they acted here, and keep those on which they act elsewhere", async () => {
    const [here, elsewhere] = [await cooperative(), await cooperative()];
    const { userId, email } = await buildUser(connection);
    const roles = ["supplier-finance" as const];
    const joined = [
      [here, "2026-01-01T00:00:00Z"],
      [elsewhere, "2026-01-02T00:00:00Z"],
    ] as const;
    for (const [{ supplier }, at] of joined)
      await connection.db
        .insert(memberships)
        .values({ id: newId(), organisationId: supplier.id, userId, roles, createdAt: new Date(at) });
    const [unchosen, chosen] = [await signedIn(connection, email), await signedIn(connection, email)];
    await chooseOrganisation(as(null), chosen.session!, { organisationId: elsewhere.supplier.id });
    const { members } = await listMembers(as(here.manager));
    const memberId = members.find((member) => member.userId === userId)!.id;
    await removeMember(as(here.manager), { memberId });
    expect(await sessionOf(connection, unchosen.cookies)).toBeNull();
    expect((await sessionOf(connection, chosen.cookies))?.actor?.organisationId).toBe(elsewhere.supplier.id);
    expect(await nameOfMember(as(here.manager), memberId)).toBe("韦小花");
    expect(await nameOfMember(as(elsewhere.manager), memberId)).toBeNull();
  });

  it("leave no open invitation behind when they manage no longer", async () => {
    const { supplier, manager } = await cooperative();
    const leaving = [
      await buildMember(connection, supplier, ["supplier-manager"]),
      await buildMember(connection, supplier, ["supplier-manager"]),
    ] as const;
    const roles = ["supplier-manager" as const];
    const sent = async (by: Actor) => inviteMember(as(by), { email: freshEmail(), roles });
    const [theirs, own] = [[await sent(leaving[0]), await sent(leaving[1])] as const, await sent(manager)];
    const idOf = async ({ userId }: Actor) =>
      (await listMembers(as(manager))).members.find((member) => member.userId === userId)!.id;
    await removeMember(as(manager), { memberId: await idOf(leaving[0]) });
    await changeMemberRoles(as(manager), { memberId: await idOf(leaving[1]), roles: ["supplier-finance"] });
    for (const { token, invitationId } of theirs) {
      expect(await findInvitation(as(null), token)).toBeNull();
      expect(await auditOf(invitationId)).toEqual(["invitation.sent", "invitation.revoked"]);
    }
    expect(await findInvitation(as(null), own.token)).not.toBeNull();
  });

  it("cannot be left without a manager", async () => {
    const { manager, managerId } = await cooperative();
    await expectRefusal(removeMember(as(manager), { memberId: managerId }), "member.last_manager");
    await expectRefusal(
      changeMemberRoles(as(manager), { memberId: managerId, roles: ["supplier-finance"] }),
      "member.last_manager",
    );
    expect(await memberRow(managerId)).toMatchObject({ state: "active", roles: ["supplier-manager"] });
  });

  it("are another organisation's to nobody, and a manager's alone to change", async () => {
    const { warehouse, warehouseId, manager } = await cooperative();
    const school = await buildInstitution(connection);
    const strangers = [
      (await cooperative()).manager,
      await buildMember(connection, school, ["institution-manager"]),
    ];
    for (const stranger of strangers) {
      await expectRefusal(removeMember(as(stranger), { memberId: warehouseId }), "member.not_found");
      await expectRefusal(
        changeMemberRoles(as(stranger), { memberId: warehouseId, roles: ["supplier-finance"] }),
        "member.not_found",
      );
    }
    await expectRefusal(removeMember(as(warehouse), { memberId: warehouseId }), "actor.forbidden");
    await expectRefusal(removeMember(as(manager), { memberId: "forged" }), "member.not_found");
    await expectRefusal(listMembers(as(warehouse)), "actor.forbidden");
    expect(await memberRow(warehouseId)).toMatchObject({ state: "active", roles: ["supplier-warehouse"] });
  });
});

it("is not created twice by one link followed at once", async () => {
  const { manager } = await cooperative();
  const email = freshEmail();
  const { token } = await inviteMember(as(manager), { email, roles: ["supplier-finance"] });
  const outcomes = await Promise.allSettled([
    acceptInvitationAsNew(presentContext(connection), { token, ...newPerson }),
    acceptInvitationAsNew(presentContext(connection), { token, ...newPerson }),
  ]);
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  expect(await connection.db.$count(users, eq(users.email, email))).toBe(1);
});
