import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listReviewedBatches } from "#app/domain/reporting/review/batches.server.ts";
import { readBatchState } from "#app/domain/reporting/supply/provenance.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Quantity } from "#app/ui/elements/quantity.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Pagination, Tabs } from "#app/ui/primitives/navigation.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { BatchSearch } from "#app/ui/trace/batch-search.tsx";
import { batchStates } from "#db/vocabulary/provenance.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const state = readBatchState(query.get("state"));
  const code = (query.get("code") ?? "").trim().slice(0, 40);
  const page = await answer(() => listReviewedBatches(ctx, { state, code, after: query.get("after") }));
  return { ...page, state, code, title: textFor(localeOf(args.request), "supply")("batches.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const reviewedStates = batchStates.filter((state) => state !== "draft");

export default function ReviewedBatches() {
  const { rows, next, state, code, title } = useLoaderData<typeof loader>();
  const t = useText("supply");
  const words = useText("vocabulary");
  return (
    <WorkspacePage title={title} note={t("review.batches.note")}>
      <BatchSearch key={code} code={code} state={state} />
      <Tabs
        label={t("review.filter")}
        tabs={[null, ...reviewedStates].map((tab) => ({
          label: tab ? words(`batchStates.${tab}`) : t("products.filter.all"),
          to: paths.officialBatches({ state: tab, code }),
          current: tab === state,
        }))}
      />
      <Table
        caption={t("review.batches.caption")}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t(code ? "batches.search.none" : "review.nothing_here")} />}
        columns={[
          {
            key: "code",
            header: t("column.code"),
            heading: true,
            cell: (row) => (
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <Link to={paths.officialBatch(row.id)} className="link figures">
                  {row.code}
                </Link>
                {row.supplierCode ? <span className="text-ink-soft text-sm">{row.supplierCode}</span> : null}
                {row.isDemo ? <DemoMark /> : null}
              </span>
            ),
          },
          { key: "product", header: t("column.product"), cell: (row) => <LocalName of={row.product} /> },
          { key: "supplier", header: t("review.supplier"), cell: (row) => <LocalName of={row.supplier} /> },
          { key: "county", header: t("fact.county"), cell: (row) => <LocalName of={row.county} /> },
          {
            key: "state",
            header: t("column.state"),
            cell: (row) => <State of="batchStates" is={row.state} />,
          },
          {
            key: "packed",
            header: t("column.packed_on"),
            cell: (row) => <DateText date={row.packedOn} form="short" />,
          },
          {
            key: "quantity",
            header: t("column.quantity"),
            numeric: true,
            cell: (row) => <Quantity milli={row.quantityGrams} />,
          },
        ]}
      />
      <Pagination next={next ? paths.officialBatches({ state, code, after: next }) : null} />
    </WorkspacePage>
  );
}
