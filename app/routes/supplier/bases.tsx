import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { listOwnBases } from "#app/domain/reporting/supply/provenance.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { BasketBadge } from "#app/ui/base/basket-standing.tsx";
import { MarkedLink } from "#app/ui/elements/marked-link.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Count, Quantity } from "#app/ui/elements/quantity.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const title = textFor(localeOf(args.request), "supply")("bases.title");
  return { rows: await listOwnBases(ctx), title, mayEdit: can(ctx.actor, "base.edit") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Bases() {
  const { rows, title, mayEdit } = useLoaderData<typeof loader>();
  const t = useText("supply");
  const words = useText("bases");
  const add = mayEdit ? (
    <LinkButton to={paths.supplierBaseNew()} variant="primary">
      {t("bases.new")}
    </LinkButton>
  ) : null;
  return (
    <WorkspacePage title={title} actions={rows.length > 0 ? add : null}>
      <Table
        caption={t("bases.caption")}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={t("bases.empty")} action={add}>
            {t("bases.empty.note")}
          </EmptyState>
        }
        columns={[
          {
            key: "base",
            header: t("column.base"),
            heading: true,
            cell: (row) => (
              <MarkedLink to={paths.supplierBase(row.id)} isDemo={row.isDemo}>
                <LocalName of={row} />
              </MarkedLink>
            ),
          },
          {
            key: "place",
            header: t("column.place"),
            cell: (row) => (
              <>
                <LocalName of={row.county} /> {row.township}
                {row.village}
              </>
            ),
          },
          {
            key: "area",
            header: t("column.area"),
            numeric: true,
            cell: (row) => <Quantity milli={row.areaMilliMu} />,
          },
          {
            key: "basket",
            header: words("basket.standing.column"),
            cell: (row) => (row.clock ? <BasketBadge clock={row.clock} /> : null),
          },
          {
            key: "products",
            header: t("column.products"),
            numeric: true,
            cell: (row) => <Count value={row.products} />,
          },
        ]}
      />
    </WorkspacePage>
  );
}
