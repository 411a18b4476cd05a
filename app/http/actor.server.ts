import { redirect } from "@remix-run/node";
import type { CurrentSession } from "#app/domain/accounts/session/current.server.ts";
import type { Actor, AnyContext, Context } from "#app/domain/core/context.ts";
import { paths } from "#app/paths.ts";
import type { OrganisationKind } from "#db/vocabulary/organisations.ts";
import { getSession, type RequestArgs } from "./session.server.ts";

function contextOf<Who extends Actor | null>({ context }: RequestArgs, actor: Who): Context<Who> {
  return {
    db: context.connection.db,
    transactional: false,
    actor,
    now: context.clock(),
    requestId: context.requestId,
    demo: false,
  };
}

/** The context of a page anybody may read; `actor` is null for a visitor. */
export async function getContext(args: RequestArgs): Promise<AnyContext> {
  const session = await getSession(args);
  return contextOf(args, session?.actor ?? null);
}

/** The session of somebody who may belong to no organisation; everybody else is led to the sign-in page and back. */
export async function requireSession(
  args: RequestArgs,
): Promise<{ ctx: AnyContext; session: CurrentSession }> {
  const session = await getSession(args);
  if (!session) {
    const { pathname, search } = new URL(args.request.url);
    throw redirect(paths.signIn(pathname + search));
  }
  return { ctx: contextOf(args, session.actor), session };
}

/** The context of a member of an organisation, whatever its kind and state. */
export async function requireContext(args: RequestArgs): Promise<Context> {
  const { session } = await requireSession(args);
  if (!session.actor) throw redirect(paths.chooseOrganisation());
  return contextOf(args, session.actor);
}

/**
 * The context of a workspace. Members of another kind of organisation get a 403 page; members of one that is not
 * approved see its application. The platform's own people work among the officials.
 */
export async function requireAudience(args: RequestArgs, kind: OrganisationKind): Promise<Context> {
  const ctx = await requireContext(args);
  const own = ctx.actor.organisationKind;
  if (own !== kind && !(own === "platform" && kind === "office")) {
    throw new Response("actor.wrong_audience", { status: 403 });
  }
  if (!ctx.actor.organisationApproved) throw redirect(paths.application());
  return ctx;
}
