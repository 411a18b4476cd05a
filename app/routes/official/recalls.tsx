import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findBatches } from "#app/domain/reporting/recall/find-batches.server.ts";
import { listRecalls, readRecallState } from "#app/domain/reporting/recall/list.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { FindBatch } from "#app/ui/recall/found-batches.tsx";
import { RecallList, RecallTabs } from "#app/ui/recall/recall-list.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const state = readRecallState(query.get("state"));
  const asked = (query.get("code") ?? "").trim().slice(0, 40);
  const [page, found] = await answer(() =>
    Promise.all([listRecalls(ctx, { state, after: query.get("after") }), findBatches(ctx, asked)]),
  );
  return {
    ...page,
    state,
    asked,
    found,
    // A district follows recalls of goods that reached it; batches are the producing counties' business.
    mayFind: ctx.actor.officeLevel !== "district",
    title: textFor(localeOf(args.request), "recall")("list.title"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OfficialRecalls() {
  const { rows, next, state, asked, found, mayFind, title } = useLoaderData<typeof loader>();
  const t = useText("recall");
  return (
    <WorkspacePage title={title}>
      <div className="grid gap-5">
        {mayFind ? <FindBatch asked={asked} found={found} /> : null}
        <div className="grid gap-3">
          <RecallTabs state={state} listPath={(tab) => paths.officialRecalls({ state: tab })} />
          <RecallList
            rows={rows}
            recallPath={paths.officialRecall}
            withSupplier
            empty={
              <EmptyState title={t("list.empty")}>{mayFind ? t("list.empty.official") : null}</EmptyState>
            }
          />
          <Pagination next={next ? paths.officialRecalls({ state, after: next }) : null} />
        </div>
      </div>
    </WorkspacePage>
  );
}
