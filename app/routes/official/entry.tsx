import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getEntryDetail } from "#app/domain/reporting/entries/detail.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { EntrySheet } from "#app/ui/official/entry-sheet.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const detail = await answer(() => getEntryDetail(ctx, args.params.entryId ?? ""));
  return { detail, title: textFor(localeOf(args.request), "ledger")("entry.title", { id: detail.entry.id }) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Entry() {
  const { detail, title } = useLoaderData<typeof loader>();
  const t = useText("ledger");
  return (
    <WorkspacePage
      title={title}
      status={detail.entry.isDemo ? <DemoMark /> : null}
      crumbs={[
        { label: t("entries.title"), to: paths.officialEntries({ year: detail.entry.year }) },
        { label: String(detail.entry.id) },
      ]}
    >
      <EntrySheet {...detail} />
    </WorkspacePage>
  );
}
