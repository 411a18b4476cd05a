import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listReturns } from "#app/domain/reporting/delivery/returns.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { paths } from "#app/paths.ts";
import { ReturnList } from "#app/ui/delivery/return-list.tsx";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const after = new URL(args.request.url).searchParams.get("after");
  const page = await answer(() => listReturns(ctx, { after }));
  return { ...page, title: textFor(localeOf(args.request), "deliveries")("returns.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function InstitutionReturns() {
  const { rows, next, title } = useLoaderData<typeof loader>();
  return (
    <WorkspacePage title={title}>
      <ReturnList rows={rows} />
      <Pagination next={next ? paths.institutionReturns({ after: next }) : null} />
    </WorkspacePage>
  );
}
