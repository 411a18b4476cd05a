import { and, count, eq } from "drizzle-orm";
import type { Context } from "#app/domain/core/context.ts";
import { memberships, organisations } from "#db/schema/accounts.server.ts";

/** What the frame of a workspace says about the reader: for whom they act, in which roles, and whether they may switch. */
export async function readWorkspace({ actor, db }: Context) {
  const [[organisation], [member]] = await Promise.all([
    db
      .select({ nameZh: organisations.name, nameEn: organisations.nameEn, demo: organisations.isDemo })
      .from(organisations)
      .where(eq(organisations.id, actor.organisationId)),
    db
      .select({ organisations: count() })
      .from(memberships)
      .where(and(eq(memberships.userId, actor.userId), eq(memberships.state, "active"))),
  ]);
  return {
    organisation: organisation ?? { nameZh: actor.organisationName, nameEn: null, demo: false },
    roles: actor.roles,
    userName: actor.userName,
    canSwitch: (member?.organisations ?? 0) > 1,
  };
}

export type Workspace = Awaited<ReturnType<typeof readWorkspace>>;
