import type { Actor } from "#app/domain/core/context.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { memberships } from "#db/schema/accounts.server.ts";
import type { Role } from "#db/vocabulary/organisations.ts";
import { actorOf } from "./builders.ts";
import type { Site, Visitor } from "./http.ts";
import { buildUser, testPassword } from "./people.ts";

type Organisation = Parameters<typeof actorOf>[0];

/** A new member of an organisation who has signed in over HTTP. */
export async function signedInVisitor(
  site: Site,
  connection: Connection,
  organisation: Organisation,
  roles: Role[],
): Promise<Visitor & { actor: Actor; email: string }> {
  const { userId, email } = await buildUser(connection);
  await connection.db
    .insert(memberships)
    .values({ id: newId(), organisationId: organisation.id, userId, roles });
  const visitor = site.visitor();
  const answer = await visitor.post("/sign-in", { email, password: testPassword });
  if (answer.status >= 400) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  return { ...visitor, actor: actorOf(organisation, userId, roles), email };
}
