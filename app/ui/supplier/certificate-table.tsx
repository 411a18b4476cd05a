import type { ReactNode } from "react";
import type { ExpiryClock } from "#app/domain/certification/certificate/validity.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
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
  clock: ExpiryClock | null;
}

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
              {row.isDemo ? <DemoMark className="ml-2" /> : null}
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
            return subject ? <LocalName of={subject} /> : t("certificate.organisation");
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
                className="ml-2 whitespace-nowrap text-sm"
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
        { key: "clock", header: t("column.clock"), cell: (row) => <Clock clock={row.clock} /> },
      ]}
    />
  );
}

function Clock({ clock }: { clock: ExpiryClock | null }) {
  const t = useText("supply");
  const none = useText("common")("none");
  if (!clock) return none;
  if (clock.step === "expired")
    return (
      <StateBadge tone="refused">{t("certificate.clock.expired", { days: -clock.daysLeft })}</StateBadge>
    );
  if (clock.daysLeft === 0) return <StateBadge tone="refused">{t("certificate.clock.today")}</StateBadge>;
  const words = t("certificate.clock.days", { days: clock.daysLeft });
  switch (clock.step) {
    case "7":
      return <StateBadge tone="refused">{words}</StateBadge>;
    case "30":
    case "60":
      return <StateBadge tone="expiring">{words}</StateBadge>;
    case "far":
      return <span className="whitespace-nowrap">{words}</span>;
  }
}
