import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listReviewedProducts } from "#app/domain/reporting/review/products.server.ts";
import { readProductState } from "#app/domain/reporting/supply/products.server.ts";
import { readServiceTime } from "#app/domain/reporting/review/service-times.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { InstantText } from "#app/ui/elements/date.tsx";
import { MarkedLink } from "#app/ui/elements/marked-link.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { ReviewQueue } from "#app/ui/official/review-queue.tsx";

const reviewedStates = ["submitted", "verified", "published", "withdrawn", "suspended"] as const;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const state = readProductState(query.get("state")) ?? "submitted";
  const [page, times] = await answer(() =>
    Promise.all([
      listReviewedProducts(ctx, { state, after: query.get("after") }),
      readServiceTime(ctx, "products"),
    ]),
  );
  return {
    ...page,
    times,
    now: ctx.now,
    state,
    title: textFor(localeOf(args.request), "supply")("review.products.title"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ProductQueue() {
  const { rows, next, times, now, state, title } = useLoaderData<typeof loader>();
  const t = useText("supply");
  const words = useText("vocabulary");
  return (
    <ReviewQueue
      of="products"
      title={title}
      times={times}
      now={now}
      states={reviewedStates}
      state={state}
      label={(word) => words(`productStates.${word}`)}
      address={paths.officialProducts}
      rows={rows}
      next={next}
      columns={[
        {
          key: "product",
          header: t("column.product"),
          heading: true,
          cell: (row) => (
            <MarkedLink to={paths.officialProduct(row.id)} isDemo={row.isDemo}>
              <LocalName of={row} />
            </MarkedLink>
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
  );
}
