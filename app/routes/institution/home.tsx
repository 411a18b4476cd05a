import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { institutionInbox } from "#app/domain/reporting/inbox/institution.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { institutionWorkPath } from "#app/ui/institution/work-path.ts";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { Inbox } from "#app/ui/workspace/inbox.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const items = await institutionInbox(await requireAudience(args, "institution"));
  return { items, title: textFor(localeOf(args.request), "workspace")("inbox.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function InstitutionHome() {
  const { items, title } = useLoaderData<typeof loader>();
  const t = useText("workspace");
  return (
    <WorkspacePage title={title}>
      <Inbox
        quiet={t("inbox.institution.quiet")}
        entries={items.map(({ kind, count }) => ({
          key: kind,
          count,
          title: t(`institution.${kind}`),
          note: t(`institution.${kind}.note`),
          to: institutionWorkPath(kind),
        }))}
      />
    </WorkspacePage>
  );
}
