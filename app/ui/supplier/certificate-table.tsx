import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ExpiryClock } from "#app/domain/certification/certificate/validity.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { SpacedDemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { ExpiryBadge } from "#app/ui/workspace/expiry-badge.tsx";
import type { CertificateState } from "#db/vocabulary/certification.ts";

interface Named {
  nameZh: string;
  nameEn: string;
}

export interface CertificateTableRow {
  id: string;
  number: string;
  issuer: string;
  validFrom: string;
  validUntil: string | null;
  state: CertificateState;
  decisionReason: string | null;
  fileId: string;
  isDemo: boolean;
  scheme: Named;
  product: Named | null;
  base: Named | null;
  batchCode: string | null;
  clock: ExpiryClock | null;
  renewal: RenewalStanding;
}

/** Whether a certificate may be renewed: at once, from a day on, or not at all; or its renewal was handed in. */
export type RenewalStanding = { is: "none" | "handed_in" | "open" } | { is: "later"; opensOn: string };

/** The certificates of a supplier with how long each still holds. */
export function CertificateTable({
  rows,
  empty,
}: {
  rows: readonly CertificateTableRow[];
  empty: ReactNode;
}) {
  const t = useText("supply");
  return (
    <Table
      caption={t("certificates.caption")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: "scheme",
          header: t("column.scheme"),
          heading: true,
          cell: (row) => (
            <>
              <LocalName of={row.scheme} />
              {row.isDemo ? <SpacedDemoMark /> : null}
              {row.decisionReason && row.state !== "verified" ? (
                <span className="block font-normal text-cinnabar-deep text-sm">
                  {t("certificate.reason", { reason: row.decisionReason })}
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: "subject",
          header: t("column.subject"),
          cell: (row) => {
            const subject = row.product ?? row.base;
            if (!subject) return t("certificate.organisation");
            return (
              <>
                <LocalName of={subject} />
                {row.batchCode ? (
                  <span className="figures block text-ink-soft text-sm">{row.batchCode}</span>
                ) : null}
              </>
            );
          },
        },
        {
          key: "number",
          header: t("column.number"),
          cell: (row) => (
            <>
              <span className="break-all">{row.number}</span>
              <a
                href={paths.file(row.fileId)}
                target="_blank"
                rel="noreferrer"
                className="link ml-2 whitespace-nowrap text-sm"
              >
                {t("certificate.open")}
              </a>
            </>
          ),
        },
        {
          key: "state",
          header: t("column.state"),
          cell: (row) => <State of="certificateStates" is={row.state} />,
        },
        {
          key: "validity",
          header: t("column.validity"),
          cell: (row) => (
            <span className="whitespace-nowrap">
              <DateText date={row.validFrom} form="short" /> –{" "}
              {row.validUntil ? <DateText date={row.validUntil} form="short" /> : t("certificate.no_end")}
            </span>
          ),
        },
        {
          key: "clock",
          header: t("column.clock"),
          cell: (row) => (
            <span>
              <ExpiryBadge clock={row.clock} />
              <span className="block">
                <RenewalWay row={row} />
              </span>
            </span>
          ),
        },
      ]}
    />
  );
}

function RenewalWay({ row }: { row: CertificateTableRow }) {
  const t = useText("certification");
  switch (row.renewal.is) {
    case "none":
      return null;
    case "handed_in":
      return <span className="text-ink-soft text-sm">{t("reminders.handed_in")}</span>;
    case "later":
      return (
        <span className="text-ink-soft text-sm">{t("reminders.opens", { day: row.renewal.opensOn })}</span>
      );
    case "open":
      return <Link to={paths.supplierCertificateNew({ renews: row.id })}>{t("reminders.renew")}</Link>;
  }
}
