import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireSession } from "#app/http/actor.server.ts";
import { workspaceOf } from "#app/http/session.server.ts";

/** Leads everybody to where their work begins. */
export async function loader(args: LoaderFunctionArgs) {
  const { session } = await requireSession(args);
  return redirect(workspaceOf(session.actor));
}
