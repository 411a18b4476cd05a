import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listReviewedCertificates } from "#app/domain/reporting/review/certificates.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText, InstantText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Pagination, Tabs } from "#app/ui/primitives/navigation.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { certificateStates } from "#db/vocabulary/certification.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const asked = query.get("state");
  const state = certificateStates.find((word) => word === asked) ?? "submitted";
  const page = await answer(() => listReviewedCertificates(ctx, { state, after: query.get("after") }));
  return { ...page, state, title: textFor(localeOf(args.request), "supply")("review.certificates.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function CertificateQueue() {
  const { rows, next, state, title } = useLoaderData<typeof loader>();
  const t = useText("supply");
  const words = useText("vocabulary");
  return (
    <WorkspacePage title={title}>
      <Tabs
        label={t("review.filter")}
        tabs={certificateStates.map((tab) => ({
          label: words(`certificateStates.${tab}`),
          to: paths.officialCertificates({ state: tab === "submitted" ? null : tab }),
          current: tab === state,
        }))}
      />
      <Table
        caption={t("review.certificates.caption")}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          state === "submitted" ? (
            <EmptyState title={t("review.certificates.empty")}>
              {t("review.certificates.empty.note")}
            </EmptyState>
          ) : (
            <EmptyState title={t("review.nothing_here")} />
          )
        }
        columns={[
          {
            key: "scheme",
            header: t("column.scheme"),
            heading: true,
            cell: (row) => (
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <Link to={paths.officialCertificate(row.id)}>
                  <LocalName of={row.scheme} />
                </Link>
                {row.isDemo ? <DemoMark /> : null}
              </span>
            ),
          },
          { key: "number", header: t("column.number"), cell: (row) => row.number },
          { key: "supplier", header: t("review.supplier"), cell: (row) => <LocalName of={row.supplier} /> },
          {
            key: "subject",
            header: t("column.subject"),
            cell: (row) => {
              const subject = row.product ?? row.base;
              return subject ? <LocalName of={subject} /> : t("review.supplier");
            },
          },
          {
            key: "until",
            header: t("certificate.valid_until"),
            cell: (row) =>
              row.validUntil ? <DateText date={row.validUntil} form="short" /> : t("certificate.no_end"),
          },
          {
            key: "state",
            header: t("column.state"),
            cell: (row) => <State of="certificateStates" is={row.state} />,
          },
          {
            key: "at",
            header: t("review.submitted_at"),
            cell: (row) => <InstantText at={row.submittedAt} />,
          },
        ]}
      />
      <Pagination next={next ? paths.officialCertificates({ state, after: next }) : null} />
    </WorkspacePage>
  );
}
