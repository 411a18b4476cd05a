import { createHmac, timingSafeEqual } from "node:crypto";

/** Names every cookie of the identity library; the session's own is `hq.session_token`. */
export const COOKIE_PREFIX = "hq";

/** What a browser sends back on https is prefixed, so that a plain-http page cannot set it. */
export function sessionCookieName(secure: boolean): string {
  return `${secure ? "__Secure-" : ""}${COOKIE_PREFIX}.session_token`;
}

/**
 * The session token in a Cookie header, or null when there is none or its signature (HMAC-SHA256, base64) is not of
 * this secret. Reads no row: a forged cookie costs no query.
 */
export function sessionTokenOf(cookies: string | null, secure: boolean, secret: string): string | null {
  const signed = cookieValue(cookies, sessionCookieName(secure));
  if (signed === null) return null;
  const dot = signed.lastIndexOf(".");
  if (dot < 1) return null;
  const token = signed.slice(0, dot);
  const given = Buffer.from(signed.slice(dot + 1), "base64");
  const expected = createHmac("sha256", secret).update(token).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function cookieValue(cookies: string | null, name: string): string | null {
  for (const part of (cookies ?? "").split(";")) {
    const equals = part.indexOf("=");
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(equals + 1).trim());
    } catch {
      return null;
    }
  }
  return null;
}
