import type { LoaderFunctionArgs } from "@remix-run/node";
import { getSession, workspaceOf } from "#app/http/session.server.ts";

/** What the header of a public page says to this visitor; asked for by the page once it is shown. */
export async function loader(args: LoaderFunctionArgs) {
  const session = await getSession(args);
  const me = session
    ? {
        signedIn: true,
        name: session.user.name,
        organisation: session.actor?.organisationName ?? null,
        workspacePath: workspaceOf(session.actor),
      }
    : { signedIn: false };
  return Response.json(me, { headers: { "Cache-Control": "private, no-store" } });
}
