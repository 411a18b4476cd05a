import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { readWorkspace } from "#app/domain/accounts/session/workspace.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { useSupplierLinks } from "#app/ui/supplier/links.ts";
import { WorkspaceFrame } from "#app/ui/workspace/workspace-frame.tsx";

export async function loader(args: LoaderFunctionArgs) {
  return readWorkspace(await requireAudience(args, "supplier"));
}

export default function SupplierWorkspace() {
  const workspace = useLoaderData<typeof loader>();
  return (
    <WorkspaceFrame workspace={workspace} groups={useSupplierLinks(workspace.roles)}>
      <Outlet />
    </WorkspaceFrame>
  );
}
