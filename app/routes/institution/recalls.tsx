import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listNotices } from "#app/domain/reporting/recall/notices.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { paths } from "#app/paths.ts";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { NoticeList } from "#app/ui/recall/notice-list.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const after = new URL(args.request.url).searchParams.get("after");
  const page = await answer(() => listNotices(ctx, { after }));
  return {
    ...page,
    now: ctx.now,
    title: textFor(localeOf(args.request), "recall")("list.notices.title"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function InstitutionRecalls() {
  const { rows, next, now, title } = useLoaderData<typeof loader>();
  return (
    <WorkspacePage title={title}>
      <NoticeList rows={rows} now={now} />
      <Pagination next={next ? paths.institutionRecalls({ after: next }) : null} />
    </WorkspacePage>
  );
}
