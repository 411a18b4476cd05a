import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listStock } from "#app/domain/reporting/supply/stock.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { EmptyState, Tag } from "#app/ui/primitives/card.tsx";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const after = new URL(args.request.url).searchParams.get("after");
  const page = await listStock(ctx, after && after.length <= 40 && !after.includes("\u0000") ? after : null);
  return { ...page, title: textFor(localeOf(args.request), "supply")("stock.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Stock() {
  const { rows, next, title } = useLoaderData<typeof loader>();
  const t = useText("supply");
  const locale = useLocale();
  const unitOf = (row: (typeof rows)[number]) => (locale === "en" ? row.unitEn : row.unitZh);
  return (
    <WorkspacePage title={title} note={t("stock.note")}>
      <Table
        caption={t("stock.caption")}
        rows={rows}
        rowKey={(row) => row.variantId}
        empty={<EmptyState title={t("stock.empty")}>{t("stock.empty.note")}</EmptyState>}
        columns={[
          {
            key: "pack",
            header: t("column.pack"),
            heading: true,
            cell: (row) => (
              <Link to={paths.supplierStockPack(row.variantId)}>
                <LocalName of={row.product} /> · {locale === "en" ? row.packEn : row.packZh}
              </Link>
            ),
          },
          { key: "sku", header: t("column.sku"), cell: (row) => row.sku },
          {
            key: "state",
            header: t("column.state"),
            cell: (row) =>
              row.isActive ? (
                <State of="productStates" is={row.product.state} />
              ) : (
                <Tag>{t("pack.inactive")}</Tag>
              ),
          },
          {
            key: "on_hand",
            header: t("column.on_hand"),
            numeric: true,
            cell: (row) => <Count value={row.onHandPacks} unit={unitOf(row)} />,
          },
          {
            key: "held",
            header: t("column.held"),
            numeric: true,
            cell: (row) => <Count value={row.allocatedPacks} unit={unitOf(row)} />,
          },
          {
            key: "free",
            header: t("column.free"),
            numeric: true,
            cell: (row) => (
              <span className="inline-flex items-center gap-2">
                {row.isActive && row.onHandPacks - row.allocatedPacks < row.moqPacks ? (
                  <Tag>{t("out_of_stock")}</Tag>
                ) : null}
                <Count value={row.onHandPacks - row.allocatedPacks} unit={unitOf(row)} />
              </span>
            ),
          },
        ]}
      />
      <Pagination next={next ? paths.supplierStock({ after: next }) : null} />
    </WorkspacePage>
  );
}
