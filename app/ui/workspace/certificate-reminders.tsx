import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ExpiryClock } from "#app/domain/certification/certificate/validity.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { SpacedDemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { type Column, Table } from "#app/ui/primitives/table.tsx";
import { ExpiryBadge } from "./expiry-badge.tsx";

interface Named {
  nameZh: string;
  nameEn: string | null;
}

export interface ReminderRow {
  id: string;
  number: string;
  validUntil: string;
  isDemo: boolean;
  isRequired: boolean;
  scheme: Named;
  supplier: Named & { phone: string };
  product: Named | null;
  base: Named | null;
  clock: ExpiryClock | null;
  opensOn: string | null;
  handedInId: string | null;
  /** What was reminded of already: days before the end, and on which day. */
  reminded: readonly { step: number; on: string }[];
}

/** Certificates about to end, or ended, with the day and what to do about each; nothing while there are none. */
export function CertificateReminders({
  rows,
  allPath,
  isOfficial,
  wayOf,
}: {
  rows: readonly ReminderRow[];
  allPath: string;
  isOfficial: boolean;
  /** What the reader can do about one. */
  wayOf: (row: ReminderRow) => ReactNode;
}) {
  const t = useText("certification");
  const own = useText("supply")("certificate.organisation");
  if (rows.length === 0) return null;
  const supplier: Column<ReminderRow> = {
    key: "supplier",
    header: t("waiver.supplier"),
    cell: (row) => (
      <>
        <LocalName of={row.supplier} />
        <span className="figures block text-ink-soft text-sm">{row.supplier.phone}</span>
      </>
    ),
  };
  return (
    <Panel
      title={t("reminders.title")}
      note={t("reminders.note")}
      actions={<Link to={allPath}>{t("reminders.all")}</Link>}
      flush
    >
      <Table
        caption={t("reminders.caption")}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "scheme",
            header: t("waiver.scheme.any"),
            heading: true,
            cell: (row) => {
              const subject = row.product ?? row.base;
              return (
                <span>
                  <LocalName of={row.scheme} />
                  {row.isDemo ? <SpacedDemoMark /> : null}
                  <span className="block font-normal text-ink-soft text-sm">
                    {subject ? <LocalName of={subject} /> : isOfficial ? null : own}
                  </span>
                </span>
              );
            },
          },
          ...(isOfficial ? [supplier] : []),
          {
            key: "stage",
            header: t("reminders.stage"),
            cell: (row) => (
              <>
                {row.clock && row.clock.step !== "far" ? (
                  <StateBadge
                    tone={row.clock.step === "expired" || row.clock.step === "7" ? "refused" : "expiring"}
                  >
                    {t(`reminders.stage.${row.clock.step}`)}
                  </StateBadge>
                ) : null}
                {row.reminded.map(({ step, on }) => (
                  <span key={step} className="block text-ink-soft text-sm">
                    {t("reminders.reminded", { step, day: on })}
                  </span>
                ))}
              </>
            ),
          },
          {
            key: "day",
            header: t("reminders.last_day"),
            cell: (row) => (
              <span>
                <DateText date={row.validUntil} form="short" />
                <span className="block">
                  <ExpiryBadge clock={row.clock} />
                </span>
              </span>
            ),
          },
          {
            key: "way",
            header: t("reminders.way"),
            cell: (row) => (
              <>
                {wayOf(row)}
                {row.isRequired ? (
                  <span className="block text-ink-soft text-sm">{t("reminders.required")}</span>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}
