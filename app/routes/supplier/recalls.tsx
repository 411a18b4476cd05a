import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listRecalls, readRecallState } from "#app/domain/reporting/recall/list.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { RecallList, RecallTabs } from "#app/ui/recall/recall-list.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const query = new URL(args.request.url).searchParams;
  const state = readRecallState(query.get("state"));
  const page = await answer(() => listRecalls(ctx, { state, after: query.get("after") }));
  return { ...page, state, title: textFor(localeOf(args.request), "recall")("list.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SupplierRecalls() {
  const { rows, next, state, title } = useLoaderData<typeof loader>();
  const t = useText("recall");
  return (
    <WorkspacePage title={title}>
      <RecallTabs state={state} listPath={(tab) => paths.supplierRecalls({ state: tab })} />
      <RecallList
        rows={rows}
        recallPath={paths.supplierRecall}
        withSupplier={false}
        empty={<EmptyState title={t("list.empty")}>{t("list.empty.supplier")}</EmptyState>}
      />
      <Pagination next={next ? paths.supplierRecalls({ state, after: next }) : null} />
    </WorkspacePage>
  );
}
