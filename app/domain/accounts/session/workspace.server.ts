import { and, eq } from "drizzle-orm";
import type { Context } from "#app/domain/core/context.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import { memberships, organisations } from "#db/schema/accounts.server.ts";

const readFrame = prepared(["organisationId", "userId"], (db, { organisationId, userId }) =>
  db
    .select({
      nameZh: organisations.name,
      nameEn: organisations.nameEn,
      demo: organisations.isDemo,
      joined: db.$count(memberships, and(eq(memberships.userId, userId), eq(memberships.state, "active"))),
    })
    .from(organisations)
    .where(eq(organisations.id, organisationId)),
);

/** What the frame of a workspace says about the reader: for whom they act, in which roles, and whether they may switch. */
export async function readWorkspace(ctx: Context) {
  const { actor } = ctx;
  const [row] = await readFrame(ctx, actor);
  const { nameZh = actor.organisationName, nameEn = null, demo = false, joined = 1 } = row ?? {};
  return {
    organisation: { nameZh, nameEn, demo },
    roles: actor.roles,
    userName: actor.userName,
    canSwitch: joined > 1,
  };
}

export type Workspace = Awaited<ReturnType<typeof readWorkspace>>;
