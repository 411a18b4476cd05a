import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endSession } from "#app/domain/accounts/session/end.server.ts";
import { requireSession } from "#app/http/actor.server.ts";
import { forgottenSession, redirectWithCookies } from "#app/http/session.server.ts";
import { paths } from "#app/paths.ts";

export async function action(args: ActionFunctionArgs) {
  const { ctx, session } = await requireSession(args);
  await endSession(ctx, session, { sessionId: session.sessionId });
  return redirectWithCookies(paths.home(), forgottenSession());
}

export function loader() {
  return redirect(paths.home());
}
