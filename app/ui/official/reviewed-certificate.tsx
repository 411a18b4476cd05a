import { Link } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { formatInstant } from "#app/ui/elements/format.ts";
import { LocalName, OrganisationName } from "#app/ui/elements/name.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { PdfFrame } from "#app/ui/primitives/pdf-frame.tsx";
import type { CertificateState } from "#db/vocabulary/certification.ts";

interface Named {
  nameZh: string;
  nameEn: string | null;
}

/** The document itself: a picture of paper is shown, a PDF is framed. */
export function DocumentView({ fileId, mediaType }: { fileId: string; mediaType: string }) {
  const t = useText("supply");
  return (
    <Panel
      title={t("review.document")}
      actions={
        <LinkButton to={paths.file(fileId)} target="_blank" rel="noreferrer" size="small" reloadDocument>
          {t("review.document.open")}
        </LinkButton>
      }
    >
      {mediaType.startsWith("image/") ? (
        <img src={paths.file(fileId)} alt={t("review.document")} className="w-full rounded-control" />
      ) : (
        <>
          <PdfFrame src={paths.file(fileId)} title={t("review.document")} />
          <p className="text-ink-soft sm:hidden">{t("review.document.pdf")}</p>
        </>
      )}
    </Panel>
  );
}

export interface CertificateFactsProps {
  certificate: {
    number: string;
    issuer: string;
    validFrom: string;
    validUntil: string | null;
    decidedAt: Date | string | null;
    decisionReason: string | null;
  };
  scheme: Named;
  supplier: Named & { demo: boolean; creditCode: string | null };
  product: Named | null;
  base: Named | null;
  decidedBy: string | null;
}

/** What the holder says the document shows. */
export function CertificateFacts(props: CertificateFactsProps) {
  const { certificate, scheme, supplier, product, base, decidedBy } = props;
  const t = useText("supply");
  const subject = product ?? base;
  return (
    <Panel title={t("certificate.facts")}>
      <DescriptionList
        facts={[
          { term: t("certificate.scheme"), value: <LocalName of={scheme} /> },
          { term: t("certificate.number"), value: <span className="break-all">{certificate.number}</span> },
          { term: t("review.supplier"), value: <OrganisationName of={supplier} /> },
          ...(supplier.creditCode ? [{ term: t("review.credit_code"), value: supplier.creditCode }] : []),
          ...(subject ? [{ term: t("column.subject"), value: <LocalName of={subject} /> }] : []),
          { term: t("certificate.issuer"), value: certificate.issuer },
          { term: t("certificate.valid_from"), value: <DateText date={certificate.validFrom} /> },
          {
            term: t("certificate.valid_until"),
            value: certificate.validUntil ? (
              <DateText date={certificate.validUntil} />
            ) : (
              t("certificate.no_end")
            ),
          },
        ]}
      />
      {certificate.decidedAt && decidedBy ? (
        <p className="mt-3 border-line border-t pt-3 text-[0.9375rem] text-ink-soft">
          {t("review.decided", { by: decidedBy, at: formatInstant(certificate.decidedAt) })}
          {certificate.decisionReason ? (
            <span className="block">{t("certificate.reason", { reason: certificate.decisionReason })}</span>
          ) : null}
        </p>
      ) : null}
    </Panel>
  );
}

/** The holder's other certificates under the same scheme: renewals and what came before. */
export function OtherCertificates({
  others,
}: {
  others: readonly {
    id: string;
    number: string;
    state: CertificateState;
    validUntil: string | null;
  }[];
}) {
  const t = useText("supply");
  if (others.length === 0) return null;
  return (
    <Panel title={t("review.others")} level={2}>
      <ul className="grid gap-2">
        {others.map((other) => (
          <li key={other.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link to={paths.officialCertificate(other.id)}>{other.number}</Link>
            <State of="certificateStates" is={other.state} />
            <span className="text-ink-soft text-sm">
              {other.validUntil ? <DateText date={other.validUntil} form="short" /> : t("certificate.no_end")}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
