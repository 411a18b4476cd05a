import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { saleCoverToday } from "#app/domain/certification/listing/cover.server.ts";
import { can } from "#app/domain/core/authorise.ts";
import { listOwnProducts, readProductState } from "#app/domain/reporting/supply/products.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { ProductTable } from "#app/ui/supplier/product-table.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Pagination, Tabs } from "#app/ui/primitives/navigation.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { productStates } from "#db/vocabulary/catalogue.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const query = new URL(args.request.url).searchParams;
  const state = readProductState(query.get("state"));
  const page = await listOwnProducts(ctx, { state, after: query.get("after") });
  const cover = await saleCoverToday(
    ctx,
    page.rows.filter((row) => row.state === "published").map((row) => row.id),
  );
  const rows = page.rows.map((row) => ({ ...row, lacking: cover.get(row.id)?.lacking ?? [] }));
  const title = textFor(localeOf(args.request), "supply")("products.title");
  return { ...page, rows, state, title, mayEdit: can(ctx.actor, "product.edit") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Products() {
  const { rows, next, state, title, mayEdit } = useLoaderData<typeof loader>();
  const t = useText("supply");
  const words = useText("vocabulary");
  const begin = mayEdit ? (
    <LinkButton to={paths.supplierProductNew()} variant="primary">
      {t("products.new")}
    </LinkButton>
  ) : null;
  return (
    <WorkspacePage title={title} actions={begin}>
      <Tabs
        label={t("products.filter")}
        tabs={[null, ...productStates].map((tab) => ({
          label: tab ? words(`productStates.${tab}`) : t("products.filter.all"),
          to: paths.supplierProducts({ state: tab }),
          current: tab === state,
        }))}
      />
      <ProductTable
        rows={rows}
        empty={
          state ? (
            <EmptyState title={t("products.empty.filtered")} />
          ) : (
            <EmptyState title={t("products.empty")} action={begin}>
              {t("products.empty.note")}
            </EmptyState>
          )
        }
      />
      <Pagination next={next ? paths.supplierProducts({ state, after: next }) : null} />
    </WorkspacePage>
  );
}
