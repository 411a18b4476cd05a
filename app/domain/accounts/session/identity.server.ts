import { APIError, betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { twoFactor } from "better-auth/plugins/two-factor";
import { newId } from "#app/kernel/id.ts";
import type { Database } from "#db/client.server.ts";
import { accounts, sessions, twoFactors, users, verifications } from "#db/schema/accounts.server.ts";
import { COOKIE_PREFIX } from "./cookie.ts";

/** A session ends this long after sign-in, whatever was done in it. */
export const SESSION_DAYS = 14;
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;

const ADDRESS_HEADER = "x-session-address";

export type IdentityOptions = {
  /** Signs cookies and encrypts TOTP secrets. */
  secret: string;
  /** Whether people reach the site over https. */
  secure: boolean;
};

function createIdentity(db: Database, { secret, secure }: IdentityOptions) {
  return betterAuth({
    appName: "惠黔 HuiQian",
    baseURL: secure ? "https://identity.invalid" : "http://identity.invalid",
    secret,
    database: drizzleAdapter(db, {
      provider: "pg",
      schema: {
        user: users,
        session: sessions,
        account: accounts,
        verification: verifications,
        twoFactor: twoFactors,
      },
      transaction: true,
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    session: {
      expiresIn: SESSION_DAYS * 86_400,
      disableSessionRefresh: true,
      additionalFields: { activeOrganisationId: { type: "string", required: false, input: false } },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: secure,
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [twoFactor({ issuer: "惠黔 HuiQian" })],
  });
}

export type Identity = ReturnType<typeof createIdentity>;

const identities = new WeakMap<Database, { secret: string; secure: boolean; identity: Identity }>();

/** The identity library over our own tables; one instance for each pool. */
export function identityOf(db: Database, options: IdentityOptions): Identity {
  const known = identities.get(db);
  if (known && known.secret === options.secret && known.secure === options.secure) return known.identity;
  const identity = createIdentity(db, options);
  identities.set(db, { ...options, identity });
  return identity;
}

/** What the library is told about a request: the cookies it set, and which device speaks from where. */
export type Device = { cookies: string | null; userAgent: string | null; address: string | null };

/** The headers the library reads. Nothing else of the request reaches it. */
export function headersOf({ cookies, userAgent, address }: Device): Headers {
  const headers = new Headers();
  if (cookies) headers.set("cookie", cookies);
  if (userAgent) headers.set("user-agent", userAgent.slice(0, 400));
  if (address) headers.set(ADDRESS_HEADER, address);
  return headers;
}

/** The library's own code of a refusal (such as INVALID_CODE), or null for anything else that was thrown. */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof APIError)) return null;
  const code: unknown = error.body?.code;
  return typeof code === "string" ? code : "UNKNOWN";
}

/** The Set-Cookie lines of the library's answer. */
export function cookiesOf(headers: Headers): string[] {
  return headers.getSetCookie();
}
