import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { gramsLeft } from "#app/domain/provenance/batch/dispatchable.ts";
import { listOwnBatches, readBatchState } from "#app/domain/reporting/supply/provenance.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Quantity } from "#app/ui/elements/quantity.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Pagination, Tabs } from "#app/ui/primitives/navigation.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { BatchSearch } from "#app/ui/trace/batch-search.tsx";
import { batchStates } from "#db/vocabulary/provenance.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const query = new URL(args.request.url).searchParams;
  const state = readBatchState(query.get("state"));
  const code = (query.get("code") ?? "").trim().slice(0, 40);
  const page = await listOwnBatches(ctx, { state, code, after: query.get("after") });
  const title = textFor(localeOf(args.request), "supply")("batches.title");
  return { ...page, state, code, title, mayEdit: can(ctx.actor, "batch.edit") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Batches() {
  const { rows, next, state, code, title, mayEdit } = useLoaderData<typeof loader>();
  const t = useText("supply");
  const words = useText("vocabulary");
  const none = useText("common")("none");
  const add = mayEdit ? (
    <>
      <LinkButton to={paths.supplierBatchMake()}>{t("batches.make")}</LinkButton>
      <LinkButton to={paths.supplierBatchNew()} variant="primary">
        {t("batches.new")}
      </LinkButton>
    </>
  ) : null;
  return (
    <WorkspacePage title={title} actions={add}>
      <BatchSearch key={code} code={code} state={state} />
      <Tabs
        label={t("products.filter")}
        tabs={[null, ...batchStates].map((tab) => ({
          label: tab ? words(`batchStates.${tab}`) : t("products.filter.all"),
          to: paths.supplierBatches({ state: tab, code }),
          current: tab === state,
        }))}
      />
      <Table
        caption={t("batches.caption")}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          code ? (
            <EmptyState title={t("batches.search.none")} />
          ) : state ? (
            <EmptyState title={t("review.nothing_here")} />
          ) : (
            <EmptyState title={t("batches.empty")}>{t("batches.empty.note")}</EmptyState>
          )
        }
        columns={[
          {
            key: "code",
            header: t("column.code"),
            heading: true,
            cell: (row) => (
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <Link to={paths.supplierBatch(row.id)} className="link figures">
                  {row.code}
                </Link>
                {row.supplierCode ? <span className="text-ink-soft text-sm">{row.supplierCode}</span> : null}
                {row.isDemo ? <DemoMark /> : null}
              </span>
            ),
          },
          { key: "product", header: t("column.product"), cell: (row) => <LocalName of={row.product} /> },
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
            key: "best",
            header: t("column.best_before"),
            cell: (row) => (row.bestBeforeOn ? <DateText date={row.bestBeforeOn} form="short" /> : none),
          },
          {
            key: "quantity",
            header: t("column.quantity"),
            numeric: true,
            cell: (row) => <Quantity milli={row.quantityGrams} />,
          },
          {
            key: "left",
            header: t("column.left"),
            numeric: true,
            cell: (row) => <Quantity milli={gramsLeft(row)} />,
          },
        ]}
      />
      <Pagination next={next ? paths.supplierBatches({ state, code, after: next }) : null} />
    </WorkspacePage>
  );
}
