import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { getOwnProduct } from "#app/domain/reporting/supply/products.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Tabs } from "#app/ui/primitives/navigation.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const { product } = await answer(() => getOwnProduct(ctx, args.params.productId ?? ""));
  const { id, state, returnedReason, isDemo } = product;
  return { id, state, returnedReason, isDemo, title: localName(localeOf(args.request), product) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The frame of a product's editor: its name, its state, and the parts it is written in. */
export default function Product() {
  const { id, state, returnedReason, isDemo, title } = useLoaderData<typeof loader>();
  const t = useText("supply");
  return (
    <WorkspacePage
      title={title}
      status={
        <>
          <State of="productStates" is={state} />
          {isDemo ? <DemoMark /> : null}
        </>
      }
      note={t(`next.${state}`)}
      crumbs={[{ label: t("products.title"), to: paths.supplierProducts() }, { label: title }]}
    >
      {returnedReason && (state === "draft" || state === "suspended") ? (
        <Notice tone="warning">
          {t(state === "draft" ? "returned" : "suspended", { reason: returnedReason })}
        </Notice>
      ) : null}
      <Tabs
        label={t("tabs")}
        tabs={[
          { label: t("tab.overview"), to: paths.supplierProduct(id), end: true },
          { label: t("tab.details"), to: paths.supplierProductDetails(id) },
          { label: t("tab.packs"), to: paths.supplierPacks(id) },
          { label: t("tab.photographs"), to: paths.supplierPhotographs(id) },
          { label: t("tab.evidence"), to: paths.supplierPriceEvidence(id) },
        ]}
      />
      <Outlet />
    </WorkspacePage>
  );
}
