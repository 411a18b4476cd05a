import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { getShelf } from "#app/domain/search/shelf.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import type { PageHandle } from "#app/ui/shell/document.ts";
import { StorefrontShell } from "#app/ui/shell/storefront-shell.tsx";

export const handle = { document: "static" } satisfies PageHandle;

export async function loader(args: LoaderFunctionArgs) {
  const { industries, hasDemo } = await getShelf(visitorContext(args));
  return { industries, hasDemo };
}

/** The frame of the storefront; what is personal in it is filled in by the browser afterwards. */
export default function StorefrontLayout() {
  const { industries, hasDemo } = useLoaderData<typeof loader>();
  return (
    <StorefrontShell industries={industries} demo={hasDemo} bleed>
      <Outlet />
    </StorefrontShell>
  );
}
