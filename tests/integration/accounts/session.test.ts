import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { chooseOrganisation } from "#app/domain/accounts/session/choose-organisation.server.ts";
import { endAllSessions, endSession } from "#app/domain/accounts/session/end.server.ts";
import { signIn } from "#app/domain/accounts/session/sign-in.server.ts";
import { changePassword } from "#app/domain/accounts/user/password.server.ts";
import { resetPassword } from "#app/domain/accounts/user/reset-password.server.ts";
import { changeProfile } from "#app/domain/accounts/user/profile.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { memberships, organisations, sessions } from "#db/schema/accounts.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { buildInstitution, buildSupplier } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";
import {
  buildUser,
  presentContext,
  sessionOf,
  signedIn,
  testDevice,
  testIdentity,
  testPassword,
} from "#tests/support/people.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const actionsOf = async (subjectId: string) =>
  (await connection.db.select().from(auditEvents).where(eq(auditEvents.subjectId, subjectId))).map(
    (row) => row.action,
  );

describe("signIn", () => {
  it("begins a session that names the device and the address, and is audited", async () => {
    const { userId, email } = await buildUser(connection);
    const { session, outcome } = await signedIn(connection, email);
    expect(session?.user).toEqual({ id: userId, name: "韦小花", email, twoFactorEnabled: false });
    expect(session?.actor).toBeNull();
    const [row] = await connection.db.select().from(sessions).where(eq(sessions.userId, userId));
    expect(row).toMatchObject({ userAgent: "Test/1.0", ipAddress: "203.0.113.7" });
    expect(outcome.cookies.join("\n")).toMatch(
      /hq\.session_token=[^;]+; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax/,
    );
    expect(await actionsOf(userId)).toEqual(["user.created", "session.started"]);
  });

  it("takes the address in any case", async () => {
    const { email } = await buildUser(connection);
    expect((await signedIn(connection, email.toUpperCase())).session).not.toBeNull();
  });

  it("answers an unknown address and a wrong password alike", async () => {
    const { email } = await buildUser(connection);
    const attempt = (given: { email: string; password: string }) =>
      signIn(presentContext(connection), testIdentity(connection), testDevice, given);
    const wrong = await expectRefusal(
      attempt({ email, password: "something else" }),
      "session.credentials_wrong",
    );
    const unknown = await expectRefusal(
      attempt({ email: "nobody@example.test", password: testPassword }),
      "session.credentials_wrong",
    );
    expect(unknown.details).toEqual(wrong.details);
  });

  it("asks for patience after ten tries on one account, from whatever address, and says how long", async () => {
    const { email } = await buildUser(connection);
    for (let attempt = 0; attempt < 10; attempt++) {
      await expectRefusal(
        signIn(
          presentContext(connection),
          testIdentity(connection),
          { ...testDevice, address: `198.51.100.${attempt}` },
          { email, password: "wrong" },
        ),
        "session.credentials_wrong",
      );
    }
    const refusal = await expectRefusal(
      signIn(presentContext(connection), testIdentity(connection), testDevice, {
        email,
        password: testPassword,
      }),
      "request.too_many",
    );
    expect(refusal.details.retryAfterSeconds).toBeGreaterThan(800);
  });
});

describe("a session", () => {
  it("is gone once it ended or ran out", async () => {
    const { email } = await buildUser(connection);
    const { session, cookies } = await signedIn(connection, email);
    await connection.db
      .update(sessions)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(sessions.id, session!.sessionId));
    expect(await sessionOf(connection, cookies)).toBeNull();
  });

  it("acts for the organisation joined first, and for the chosen one after a choice", async () => {
    const { userId, email } = await buildUser(connection);
    const supplier = await buildSupplier(connection);
    const school = await buildInstitution(connection, { state: "suspended" });
    await connection.db.insert(memberships).values([
      {
        id: newId(),
        organisationId: supplier.id,
        userId,
        roles: ["supplier-manager"],
        createdAt: new Date(1),
      },
      {
        id: newId(),
        organisationId: school.id,
        userId,
        roles: ["institution-finance"],
        createdAt: new Date(2),
      },
    ]);
    const { session, cookies } = await signedIn(connection, email);
    expect(session?.actor).toMatchObject({
      userId,
      organisationId: supplier.id,
      organisationKind: "supplier",
      organisationApproved: true,
      countyCode: "522323",
      roles: ["supplier-manager"],
    });
    await chooseOrganisation(presentContext(connection), session!, { organisationId: school.id });
    expect((await sessionOf(connection, cookies))?.actor).toMatchObject({
      organisationId: school.id,
      organisationApproved: false,
      roles: ["institution-finance"],
    });
    expect(await actionsOf(userId)).toContain("session.organisation_chosen");
  });

  it("cannot act for an organisation the person left or never joined", async () => {
    const { userId, email } = await buildUser(connection);
    const supplier = await buildSupplier(connection);
    await connection.db.insert(memberships).values({
      id: newId(),
      organisationId: supplier.id,
      userId,
      roles: ["supplier-manager"],
      state: "removed",
    });
    const { session } = await signedIn(connection, email);
    expect(session?.actor).toBeNull();
    const [foreign] = await connection.db.select({ id: organisations.id }).from(organisations).limit(1);
    for (const organisationId of [supplier.id, foreign!.id, "forged"]) {
      await expectRefusal(
        chooseOrganisation(presentContext(connection), session!, { organisationId }),
        "member.not_found",
      );
    }
  });
});

describe("ending sessions", () => {
  it("ends one, and nobody else's", async () => {
    const { email } = await buildUser(connection);
    const first = await signedIn(connection, email);
    const second = await signedIn(connection, email);
    const stranger = await signedIn(connection, (await buildUser(connection)).email);
    const ctx = presentContext(connection);
    await expectRefusal(
      endSession(ctx, stranger.session!, { sessionId: first.session!.sessionId }),
      "session.not_found",
    );
    await expectRefusal(endSession(ctx, first.session!, { sessionId: "forged" }), "session.not_found");
    await endSession(ctx, first.session!, { sessionId: second.session!.sessionId });
    expect(await sessionOf(connection, second.cookies)).toBeNull();
    expect(await sessionOf(connection, first.cookies)).not.toBeNull();
    expect(await sessionOf(connection, stranger.cookies)).not.toBeNull();
  });

  it("ends all, or all but this one", async () => {
    const { userId, email } = await buildUser(connection);
    const first = await signedIn(connection, email);
    const second = await signedIn(connection, email);
    const ctx = presentContext(connection);
    expect(await endAllSessions(ctx, first.session!, { keepCurrent: true })).toBe(1);
    expect(await sessionOf(connection, second.cookies)).toBeNull();
    expect(await endAllSessions(ctx, first.session!, { keepCurrent: false })).toBe(1);
    expect(await sessionOf(connection, first.cookies)).toBeNull();
    expect(await actionsOf(userId)).toContain("session.all_ended");
  });
});

describe("changePassword", () => {
  const change = { newPassword: "a longer new password", repeatedPassword: "a longer new password" };

  it("lets only the new password in and ends the other sessions", async () => {
    const { userId, email } = await buildUser(connection);
    const here = await signedIn(connection, email);
    const elsewhere = await signedIn(connection, email);
    await changePassword(presentContext(connection), here.session!, {
      currentPassword: testPassword,
      ...change,
    });
    expect(await sessionOf(connection, here.cookies)).not.toBeNull();
    expect(await sessionOf(connection, elsewhere.cookies)).toBeNull();
    await expectRefusal(signedIn(connection, email), "session.credentials_wrong");
    expect((await signedIn(connection, email, change.newPassword)).session).not.toBeNull();
    expect(await actionsOf(userId)).toContain("user.password_changed");
  });

  it("refuses a wrong current password, a short new one and two that differ", async () => {
    const { email } = await buildUser(connection);
    const { session } = await signedIn(connection, email);
    const ctx = presentContext(connection);
    await expectRefusal(
      changePassword(ctx, session!, { currentPassword: "wrong", ...change }),
      "user.password_wrong",
    );
    await expect(
      changePassword(ctx, session!, {
        currentPassword: testPassword,
        newPassword: "short",
        repeatedPassword: "short",
      }),
    ).rejects.toThrow();
    await expect(
      changePassword(ctx, session!, {
        currentPassword: testPassword,
        ...change,
        repeatedPassword: "another one",
      }),
    ).rejects.toThrow("password_repeated");
    expect((await signedIn(connection, email)).session).not.toBeNull();
  });
});

it("changes the name a person signs with", async () => {
  const { userId, email } = await buildUser(connection);
  const { session, cookies } = await signedIn(connection, email);
  await changeProfile(presentContext(connection), session!, { name: " 黄秀英 " });
  expect((await sessionOf(connection, cookies))?.user.name).toBe("黄秀英");
  expect(await actionsOf(userId)).toContain("user.renamed");
});

it("gives somebody who forgot it a new password, and signs them out everywhere", async () => {
  const { userId, email } = await buildUser(connection);
  const { cookies } = await signedIn(connection, email);
  const ctx = presentContext(connection);
  await resetPassword(ctx, { email, newPassword: "a password given by telephone" });
  expect(await sessionOf(connection, cookies)).toBeNull();
  await expectRefusal(signedIn(connection, email), "session.credentials_wrong");
  expect((await signedIn(connection, email, "a password given by telephone")).session?.user.id).toBe(userId);
  expect(await actionsOf(userId)).toContain("user.password_reset");
  await expectRefusal(
    resetPassword(ctx, { email: "nobody@example.test", newPassword: "a password given by telephone" }),
    "user.not_found",
  );
});
