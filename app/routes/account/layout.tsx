import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { readWorkspace } from "#app/domain/accounts/session/workspace.server.ts";
import { requireSession } from "#app/http/actor.server.ts";
import { PersonalFrame } from "#app/ui/account/personal-frame.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, session } = await requireSession(args);
  const { actor } = ctx;
  if (!actor) return { userName: session.user.name, kind: null, workspace: null };
  const kind = actor.organisationApproved ? actor.organisationKind : null;
  return { userName: session.user.name, kind, workspace: await readWorkspace({ ...ctx, actor }) };
}

export default function PersonalLayout() {
  return (
    <PersonalFrame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </PersonalFrame>
  );
}
