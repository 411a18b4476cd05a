import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { confirmSecondFactor } from "#app/domain/accounts/session/second-factor.server.ts";
import { confirmTotp, prepareTotp, removeTotp } from "#app/domain/accounts/session/totp.server.ts";
import type { Connection } from "#db/client.server.ts";
import { sessions, users } from "#db/schema/accounts.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";
import {
  authenticatorCode,
  buildUser,
  cookieHeader,
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

/** A person with an authenticator, signed in. */
async function withAuthenticator() {
  const { userId, email } = await buildUser(connection);
  const { device, session } = await signedIn(connection, email);
  const ctx = presentContext(connection);
  const identity = testIdentity(connection);
  const offer = await prepareTotp(ctx, identity, device, session!, { password: testPassword });
  const { cookies } = await confirmTotp(ctx, identity, device, session!, {
    code: authenticatorCode(offer.uri),
  });
  const header = cookieHeader(cookies);
  return { userId, email, offer, ctx, identity, device: { ...testDevice, cookies: header }, cookies: header };
}

describe("an authenticator", () => {
  it("is in force once its first code confirmed it, and keeps the person signed in", async () => {
    const { userId, cookies, offer } = await withAuthenticator();
    expect((await sessionOf(connection, cookies))?.user.twoFactorEnabled).toBe(true);
    expect(offer.uri).toMatch(/^otpauth:\/\/totp\//);
    expect(offer.backupCodes).toHaveLength(10);
    const audit = await connection.db.select().from(auditEvents).where(eq(auditEvents.subjectId, userId));
    expect(audit.map((row) => row.action)).toContain("user.second_factor_added");
  });

  it("is not in force after a wrong first code, nor prepared with a wrong password", async () => {
    const { userId, email } = await buildUser(connection);
    const { device, session } = await signedIn(connection, email);
    const ctx = presentContext(connection);
    const identity = testIdentity(connection);
    await expectRefusal(
      prepareTotp(ctx, identity, device, session!, { password: "wrong" }),
      "user.password_wrong",
    );
    const { uri } = await prepareTotp(ctx, identity, device, session!, { password: testPassword });
    const wrong = String((Number(authenticatorCode(uri)) + 1) % 1_000_000).padStart(6, "0");
    await expectRefusal(confirmTotp(ctx, identity, device, session!, { code: wrong }), "session.code_wrong");
    const [user] = await connection.db.select().from(users).where(eq(users.id, userId));
    expect(user?.twoFactorEnabled).toBe(false);
  });

  it("is removed with the password, and then no longer asked for", async () => {
    const { email, ctx, identity, device, cookies } = await withAuthenticator();
    const current = (await sessionOf(connection, cookies))!;
    await expectRefusal(
      removeTotp(ctx, identity, device, current, { password: "wrong" }),
      "user.password_wrong",
    );
    const { cookies: lines } = await removeTotp(ctx, identity, device, current, { password: testPassword });
    expect((await sessionOf(connection, cookieHeader(lines)))?.user.twoFactorEnabled).toBe(false);
    expect((await signedIn(connection, email)).outcome.secondFactor).toBe(false);
  });
});

describe("signing in with an authenticator", () => {
  it("gives no session before the code, and one after it", async () => {
    const { userId, email, offer, ctx, identity } = await withAuthenticator();
    const before = await connection.db.select().from(sessions).where(eq(sessions.userId, userId));
    const { outcome, session, device } = await signedIn(connection, email);
    expect(outcome.secondFactor).toBe(true);
    expect(session).toBeNull();
    expect(await connection.db.select().from(sessions).where(eq(sessions.userId, userId))).toHaveLength(
      before.length,
    );
    const { cookies } = await confirmSecondFactor(ctx, identity, device, {
      code: authenticatorCode(offer.uri),
    });
    expect((await sessionOf(connection, cookieHeader(cookies)))?.user.id).toBe(userId);
  });

  it("takes a code of the authenticator once, also from two who come at once", async () => {
    const { userId, email, offer, ctx, identity } = await withAuthenticator();
    const waiting = [await signedIn(connection, email), await signedIn(connection, email)];
    const before = await connection.db.select().from(sessions).where(eq(sessions.userId, userId));
    const code = authenticatorCode(offer.uri);
    const outcomes = await Promise.allSettled(
      waiting.map(({ device }) => confirmSecondFactor(ctx, identity, device, { code })),
    );
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    const third = await signedIn(connection, email);
    await expectRefusal(confirmSecondFactor(ctx, identity, third.device, { code }), "session.code_used");
    const after = await connection.db.select().from(sessions).where(eq(sessions.userId, userId));
    expect(after).toHaveLength(before.length + 1);
  });

  it("takes a backup code once", async () => {
    const { email, offer, ctx, identity, userId } = await withAuthenticator();
    const code = offer.backupCodes[0]!;
    const first = await signedIn(connection, email);
    const { cookies } = await confirmSecondFactor(ctx, identity, first.device, { code: ` ${code} ` });
    expect((await sessionOf(connection, cookieHeader(cookies)))?.user.id).toBe(userId);
    const again = await signedIn(connection, email);
    await expectRefusal(confirmSecondFactor(ctx, identity, again.device, { code }), "session.code_wrong");
  });

  it("refuses codes without a challenge, and ends the challenge after five wrong ones", async () => {
    const { email, offer, ctx, identity } = await withAuthenticator();
    await expectRefusal(
      confirmSecondFactor(ctx, identity, testDevice, { code: authenticatorCode(offer.uri) }),
      "session.challenge_expired",
    );
    const { device } = await signedIn(connection, email);
    for (let attempt = 0; attempt < 5; attempt++) {
      await expectRefusal(
        confirmSecondFactor(ctx, identity, device, { code: "nonsense" }),
        "session.code_wrong",
      );
    }
    await expectRefusal(
      confirmSecondFactor(ctx, identity, device, { code: authenticatorCode(offer.uri) }),
      "session.challenge_expired",
    );
  });
});
