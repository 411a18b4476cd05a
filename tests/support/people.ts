/** People who can sign in, as the acts make them. */
import { createHmac } from "node:crypto";
import { findCurrentSession } from "#app/domain/accounts/session/current.server.ts";
import { type Device, identityOf } from "#app/domain/accounts/session/identity.server.ts";
import { sessionTokenOf } from "#app/domain/accounts/session/cookie.ts";
import { signIn } from "#app/domain/accounts/session/sign-in.server.ts";
import { createUserWithPassword } from "#app/domain/accounts/user/create.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { contextFor } from "./builders.ts";
import { TEST_SECRET } from "./secret.ts";

export const testPassword = "correct horse battery";
export const testDevice: Device = { cookies: null, userAgent: "Test/1.0", address: "203.0.113.7" };

export const testIdentity = ({ db }: Connection) => identityOf(db, { secret: TEST_SECRET, secure: false });

/** A context at the present time, which the identity library goes by too. */
export const presentContext = (connection: Connection) => contextFor(connection, null, new Date());

/** A user without any organisation. */
export async function buildUser(connection: Connection, name = "韦小花") {
  const email = `${newId()}@example.test`;
  const { userId } = await createUserWithPassword(presentContext(connection), {
    name,
    email,
    password: testPassword,
  });
  return { userId, email };
}

/** Turns Set-Cookie lines into the Cookie header a browser would send next. */
export function cookieHeader(lines: readonly string[]): string {
  const jar = new Map<string, string>();
  for (const line of lines) {
    const [pair = ""] = line.split(";");
    const equals = pair.indexOf("=");
    jar.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
  return [...jar]
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
}

/** Signs a user in and returns the browser's cookies with the session they stand for. */
export async function signedIn(connection: Connection, email: string, password = testPassword) {
  const outcome = await signIn(presentContext(connection), testIdentity(connection), testDevice, {
    email,
    password,
  });
  const cookies = cookieHeader(outcome.cookies);
  return {
    outcome,
    cookies,
    device: { ...testDevice, cookies },
    session: await sessionOf(connection, cookies),
  };
}

/** The session a Cookie header stands for, or null. */
export async function sessionOf(connection: Connection, cookies: string) {
  const token = sessionTokenOf(cookies, false, TEST_SECRET);
  return token ? findCurrentSession(connection.db, token, new Date()) : null;
}

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The code an authenticator shows now for an `otpauth://` address (RFC 6238: SHA-1, 30 s, six digits). */
export function authenticatorCode(uri: string, now = Date.now()): string {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  let bits = "";
  for (const character of secret) bits += base32.indexOf(character).toString(2).padStart(5, "0");
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const offset = digest[19]! & 0x0f;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
