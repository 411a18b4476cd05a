import { redirect } from "@remix-run/node";
import { type CurrentSession, findCurrentSession } from "#app/domain/accounts/session/current.server.ts";
import { sessionCookieName, sessionTokenOf } from "#app/domain/accounts/session/cookie.ts";
import { type Device, type Identity, identityOf } from "#app/domain/accounts/session/identity.server.ts";
import type { Actor } from "#app/domain/core/context.ts";
import { env } from "#app/env.server.ts";
import { paths } from "#app/paths.ts";
import type { AppLoadContext } from "@remix-run/node";

/** What a loader or an action is given. */
export type RequestArgs = { request: Request; context: AppLoadContext };

const secure = env.PUBLIC_ORIGIN?.startsWith("https:") ?? false;

function secret(): string {
  if (!env.SESSION_SECRET) throw new Error("SESSION_SECRET is not set; nobody can sign in without it.");
  return env.SESSION_SECRET;
}

const lookedUp = new WeakMap<AppLoadContext, Promise<CurrentSession | null>>();

/** Who is signed in, or null. Looked up once for a request, however many loaders ask. */
export function getSession({ request, context }: RequestArgs): Promise<CurrentSession | null> {
  let session = lookedUp.get(context);
  if (!session) {
    session = lookUp(request, context);
    lookedUp.set(context, session);
  }
  return session;
}

async function lookUp(request: Request, context: AppLoadContext): Promise<CurrentSession | null> {
  const cookies = request.headers.get("Cookie");
  const token = cookies === null ? null : sessionTokenOf(cookies, secure, secret());
  return token === null ? null : findCurrentSession(context.connection.db, token, context.clock());
}

/** The identity library on this request's database. */
export function identityFor({ context }: RequestArgs): Identity {
  return identityOf(context.connection.db, { secret: secret(), secure });
}

/** The device a request comes from, as sessions remember it. */
export function deviceOf({ request, context }: RequestArgs): Device {
  return {
    cookies: request.headers.get("Cookie"),
    userAgent: request.headers.get("User-Agent"),
    address: context.clientAddress,
  };
}

/** The address people use: the one that is configured, or the one this request came by. */
export function originOf({ request }: RequestArgs): string {
  return env.PUBLIC_ORIGIN ?? new URL(request.url).origin;
}

/** A redirect that also hands over cookies. */
export function redirectWithCookies(path: string, cookies: readonly string[]): Response {
  const response = redirect(path, 303);
  for (const cookie of cookies) response.headers.append("Set-Cookie", cookie);
  return response;
}

/** The Set-Cookie lines that make a browser forget its session. */
export function forgottenSession(): string[] {
  const name = sessionCookieName(secure);
  return [`${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`];
}

/** Where somebody's work begins: the workspace of their organisation, its application, or, for who belongs to none, where that is said. */
export function workspaceOf(actor: Actor | null): string {
  if (!actor) return paths.chooseOrganisation();
  if (!actor.organisationApproved) return paths.application();
  switch (actor.organisationKind) {
    case "institution":
      return paths.institutionHome();
    case "supplier":
      return paths.supplierHome();
    case "office":
    case "platform":
      return paths.officialHome();
  }
}
