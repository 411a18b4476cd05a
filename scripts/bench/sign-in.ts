import { createUserWithPassword } from "#app/domain/accounts/user/create.server.ts";
import type { Connection } from "#db/client.server.ts";
import { PASSWORD } from "./seed.ts";

/** The cookie of a session, as the sign-in form gives it. @throws Error when the form refuses. */
export async function cookieOf(address: string, email: string): Promise<string> {
  const answer = await fetch(`${address}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: address },
    body: new URLSearchParams({ email, password: PASSWORD }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.slice(0, line.indexOf(";")))
    .join("; ");
  if (answer.status >= 400 || cookie === "") throw new Error(`${email} could not sign in (${answer.status})`);
  return cookie;
}

/** The cookie of a prefecture official, made for the measurement unless an earlier one left it there. */
export async function signedInCookie(address: string, { db, sql }: Connection): Promise<string> {
  const email = "official@measure.test";
  const [known] = await sql`select 1 from users where email = ${email}`;
  if (known) return cookieOf(address, email);
  const ctx = { db, transactional: false, actor: null, now: new Date(), requestId: "measure", demo: false };
  const { userId } = await createUserWithPassword(ctx, { name: "official", email, password: PASSWORD });
  await sql`
    with office as (
      insert into organisations (id, kind, state, name, short_code, contact_name, contact_phone, office_level)
      values (gen_random_uuid(), 'office', 'approved', '测量办公室', 'OF', '测', '0', 'prefecture') returning id)
    insert into memberships (id, organisation_id, user_id, roles)
    select gen_random_uuid(), id, ${userId}, ${["official-manager", "official-viewer"]} from office`;
  return cookieOf(address, email);
}
