import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listReviewedProducts } from "#app/domain/reporting/review/products.server.ts";
import { readProductState } from "#app/domain/reporting/supply/products.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { InstantText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Pagination, Tabs } from "#app/ui/primitives/navigation.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

const reviewedStates = ["submitted", "verified", "published", "withdrawn", "suspended"] as const;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const state = readProductState(query.get("state")) ?? "submitted";
  const page = await answer(() => listReviewedProducts(ctx, { state, after: query.get("after") }));
  return { ...page, state, title: textFor(localeOf(args.request), "supply")("review.products.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ProductQueue() {
  const { rows, next, state, title } = useLoaderData<typeof loader>();
  const t = useText("supply");
  const words = useText("vocabulary");
  return (
    <WorkspacePage title={title}>
      <Tabs
        label={t("review.filter")}
        tabs={reviewedStates.map((tab) => ({
          label: words(`productStates.${tab}`),
          to: paths.officialProducts({ state: tab === "submitted" ? null : tab }),
          current: tab === state,
        }))}
      />
      <Table
        caption={t("review.products.caption")}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          state === "submitted" ? (
            <EmptyState title={t("review.products.empty")}>{t("review.products.empty.note")}</EmptyState>
          ) : (
            <EmptyState title={t("review.nothing_here")} />
          )
        }
        columns={[
          {
            key: "product",
            header: t("column.product"),
            heading: true,
            cell: (row) => (
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <Link to={paths.officialProduct(row.id)}>
                  <LocalName of={row} />
                </Link>
                {row.isDemo ? <DemoMark /> : null}
              </span>
            ),
          },
          { key: "supplier", header: t("review.supplier"), cell: (row) => <LocalName of={row.supplier} /> },
          { key: "county", header: t("fact.county"), cell: (row) => <LocalName of={row.county} /> },
          { key: "industry", header: t("fact.industry"), cell: (row) => <LocalName of={row.industry} /> },
          {
            key: "state",
            header: t("column.state"),
            cell: (row) => <State of="productStates" is={row.state} />,
          },
          { key: "at", header: t("review.submitted_at"), cell: (row) => <InstantText at={row.at} /> },
        ]}
      />
      <Pagination next={next ? paths.officialProducts({ state, after: next }) : null} />
    </WorkspacePage>
  );
}
