import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listReviewedCertificates } from "#app/domain/reporting/review/certificates.server.ts";
import { readServiceTime } from "#app/domain/reporting/review/service-times.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText, InstantText } from "#app/ui/elements/date.tsx";
import { MarkedLink } from "#app/ui/elements/marked-link.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { ReviewQueue } from "#app/ui/official/review-queue.tsx";
import { certificateStates } from "#db/vocabulary/certification.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const asked = query.get("state");
  const state = certificateStates.find((word) => word === asked) ?? "submitted";
  const [page, times] = await answer(() =>
    Promise.all([
      listReviewedCertificates(ctx, { state, after: query.get("after") }),
      readServiceTime(ctx, "certificates"),
    ]),
  );
  return {
    ...page,
    times,
    now: ctx.now,
    state,
    title: textFor(localeOf(args.request), "supply")("review.certificates.title"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function CertificateQueue() {
  const { rows, next, times, now, state, title } = useLoaderData<typeof loader>();
  const t = useText("supply");
  const words = useText("vocabulary");
  return (
    <ReviewQueue
      of="certificates"
      title={title}
      times={times}
      now={now}
      states={certificateStates}
      state={state}
      label={(word) => words(`certificateStates.${word}`)}
      address={paths.officialCertificates}
      rows={rows}
      next={next}
      columns={[
        {
          key: "scheme",
          header: t("column.scheme"),
          heading: true,
          cell: (row) => (
            <MarkedLink to={paths.officialCertificate(row.id)} isDemo={row.isDemo}>
              <LocalName of={row.scheme} />
            </MarkedLink>
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
  );
}
