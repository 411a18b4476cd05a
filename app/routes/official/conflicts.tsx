import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listConflicts } from "#app/domain/reporting/channels/conflicts.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { ConflictTable } from "#app/ui/sales/conflicts.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  return {
    ...(await answer(() => listConflicts(ctx, new URL(args.request.url).searchParams.get("after")))),
    title: textFor(localeOf(args.request), "channels")("conflicts.title"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Conflicts() {
  const { rows, next, title } = useLoaderData<typeof loader>();
  const t = useText("channels");
  return (
    <WorkspacePage title={title} note={t("conflicts.note")}>
      <ConflictTable conflicts={rows} />
      <Pagination next={next ? paths.officialConflicts({ after: next }) : null} />
    </WorkspacePage>
  );
}
