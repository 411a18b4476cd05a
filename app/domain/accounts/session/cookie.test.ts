import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { sessionCookieName, sessionTokenOf } from "./cookie.ts";

const secret = "0123456789abcdef0123456789abcdef";
const signature = createHmac("sha256", secret).update("token").digest("base64");
const good = encodeURIComponent(`token.${signature}`);

it.each<[string, string | null, string | null]>([
  ["a signed token", `hq.session_token=${good}`, "token"],
  ["among other cookies", `hq_lang=en; hq.session_token=${good}; x=1`, "token"],
  ["no cookie at all", null, null],
  ["another cookie's name", `xhq.session_token=${good}`, null],
  ["a changed token", `hq.session_token=${encodeURIComponent(`tokem.${signature}`)}`, null],
  ["a short signature", "hq.session_token=token.AAAA", null],
  ["no signature", "hq.session_token=token", null],
  ["broken percent encoding", "hq.session_token=%E0%A4%A", null],
  ["the secure name over http", `__Secure-hq.session_token=${good}`, null],
])("%s", (_case, cookies, token) => expect(sessionTokenOf(cookies, false, secret)).toBe(token));

it("reads the prefixed cookie on https, and no other secret's", () => {
  const cookies = `${sessionCookieName(true)}=${good}`;
  expect(sessionTokenOf(cookies, true, secret)).toBe("token");
  expect(sessionTokenOf(cookies, true, "another-secret-another-secret-000")).toBeNull();
});
