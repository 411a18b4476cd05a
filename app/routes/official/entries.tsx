import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPolicies } from "#app/domain/ledger/policy/queries.server.ts";
import { listTargetYears } from "#app/domain/ledger/target/queries.server.ts";
import { readEntryFilter } from "#app/domain/reporting/entries/filter.ts";
import { listEntries } from "#app/domain/reporting/entries/list.server.ts";
import { readNames } from "#app/domain/reporting/progress/names.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { EntryFilterForm, EntryTable } from "#app/ui/official/entry-list.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const filter = readEntryFilter(query, yearOf(dayOf(ctx.now)));
  const [page, names, policies, years] = await answer(() =>
    Promise.all([
      listEntries(ctx, filter, query.get("after")),
      readNames(ctx),
      listPolicies(ctx),
      listTargetYears(ctx),
    ]),
  );
  const { officeLevel } = ctx.actor;
  return {
    ...page,
    filter,
    names,
    policies,
    years: [...new Set([...years, filter.year])].sort(),
    own: officeLevel === "county" || officeLevel === "district" ? officeLevel : null,
    title: textFor(localeOf(args.request), "ledger")("entries.title"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Entries() {
  const { rows, next, filter, names, policies, years, own, title } = useLoaderData<typeof loader>();
  const t = useText("ledger");
  return (
    <WorkspacePage title={title} note={t("entries.note")}>
      {own ? <Notice>{t(`entries.mine.${own}`)}</Notice> : null}
      <EntryFilterForm filter={filter} names={names} policies={policies} years={years} />
      <EntryTable rows={rows} names={names} />
      <Pagination next={next ? paths.officialEntries({ ...filter, after: next }) : null} />
    </WorkspacePage>
  );
}
