import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listReviewedBases } from "#app/domain/reporting/review/bases.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { BasketBadge } from "#app/ui/base/basket-standing.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { SpacedDemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Count, Quantity } from "#app/ui/elements/quantity.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const after = new URL(args.request.url).searchParams.get("after");
  const page = await answer(() => listReviewedBases(ctx, { after }));
  return { ...page, title: textFor(localeOf(args.request), "bases")("review.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ReviewedBases() {
  const { rows, next, title } = useLoaderData<typeof loader>();
  const t = useText("bases");
  const supply = useText("supply");
  return (
    <WorkspacePage title={title} note={t("review.note")}>
      <Table
        caption={t("review.caption")}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("review.empty")} />}
        columns={[
          {
            key: "base",
            header: supply("column.base"),
            heading: true,
            cell: (row) => (
              <>
                <a href={paths.base(row.id)} className="link">
                  <LocalName of={row} />
                </a>
                {row.isDemo ? <SpacedDemoMark /> : null}
              </>
            ),
          },
          {
            key: "supplier",
            header: supply("review.supplier"),
            cell: (row) => <LocalName of={row.supplier} />,
          },
          {
            key: "place",
            header: supply("column.place"),
            cell: (row) => (
              <>
                <LocalName of={row.county} /> {row.township}
                {row.village}
              </>
            ),
          },
          {
            key: "area",
            header: supply("column.area"),
            numeric: true,
            cell: (row) => <Quantity milli={row.areaMilliMu} />,
          },
          {
            key: "products",
            header: supply("column.products"),
            numeric: true,
            cell: (row) => <Count value={row.products} />,
          },
          {
            key: "basket",
            header: t("basket.standing.column"),
            cell: (row) => (row.clock ? <BasketBadge clock={row.clock} /> : null),
          },
          {
            key: "until",
            header: t("review.until"),
            cell: (row) =>
              row.clock?.validUntil ? <DateText date={row.clock.validUntil} form="short" /> : "—",
          },
          {
            key: "report",
            header: t("review.report"),
            cell: (row) =>
              row.clock?.report ? <DateText date={row.clock.report.reportedOn} form="short" /> : "—",
          },
        ]}
      />
      <Pagination next={next ? paths.officialBases({ after: next }) : null} />
    </WorkspacePage>
  );
}
