import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { readWorkspace } from "#app/domain/accounts/session/workspace.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { useInstitutionLinks } from "#app/ui/institution/links.ts";
import { WorkspaceFrame } from "#app/ui/workspace/workspace-frame.tsx";

export async function loader(args: LoaderFunctionArgs) {
  return readWorkspace(await requireAudience(args, "institution"));
}

export default function InstitutionWorkspace() {
  const workspace = useLoaderData<typeof loader>();
  return (
    <WorkspaceFrame workspace={workspace} groups={useInstitutionLinks(workspace.roles)}>
      <Outlet />
    </WorkspaceFrame>
  );
}
