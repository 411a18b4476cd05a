import { useText } from "#app/i18n/use-text.tsx";
import { daysBetween } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { MarkedLink } from "#app/ui/elements/marked-link.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { dayAnchor } from "./month-grid.tsx";

interface Named {
  nameZh: string;
  nameEn: string | null;
}

export interface ExpiryRow {
  id: string;
  number: string;
  validUntil: string;
  isDemo: boolean;
  scheme: Named;
  supplier: Named;
  product: Named | null;
  base: Named | null;
  county: Named | null;
  renewed: boolean;
}

/** The certificates that end in a month, by their last valid day. */
export function ExpiryList({
  rows,
  today,
  mayOpen,
}: {
  rows: readonly ExpiryRow[];
  today: string;
  mayOpen: boolean;
}) {
  const t = useText("oversight");
  const firsts = new Map<string, string>();
  for (const row of rows) if (!firsts.has(row.validUntil)) firsts.set(row.validUntil, row.id);
  return (
    <Table
      caption={t("expiries.caption")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("expiries.empty")}>{t("expiries.empty.note")}</EmptyState>}
      columns={[
        {
          key: "scheme",
          header: t("expiries.scheme"),
          heading: true,
          cell: (row) => (
            <span id={firsts.get(row.validUntil) === row.id ? dayAnchor(row.validUntil) : undefined}>
              {mayOpen ? (
                <MarkedLink to={paths.officialCertificate(row.id)} isDemo={row.isDemo}>
                  <LocalName of={row.scheme} />
                </MarkedLink>
              ) : (
                <>
                  <LocalName of={row.scheme} /> {row.isDemo ? <DemoMark /> : null}
                </>
              )}
            </span>
          ),
        },
        { key: "number", header: t("expiries.number"), cell: (row) => row.number },
        { key: "supplier", header: t("expiries.supplier"), cell: (row) => <LocalName of={row.supplier} /> },
        {
          key: "subject",
          header: t("expiries.subject"),
          cell: (row) => <LocalName of={row.product ?? row.base ?? row.supplier} />,
        },
        {
          key: "county",
          header: t("expiries.county"),
          cell: (row) => (row.county ? <LocalName of={row.county} /> : null),
        },
        {
          key: "until",
          header: t("expiries.until"),
          cell: (row) => <DateText date={row.validUntil} form="short" />,
        },
        {
          key: "left",
          header: t("expiries.left"),
          cell: (row) => <Left validUntil={row.validUntil} today={today} renewed={row.renewed} />,
        },
      ]}
    />
  );
}

function Left({ validUntil, today, renewed }: { validUntil: string; today: string; renewed: boolean }) {
  const t = useText("oversight");
  if (renewed) return <StateBadge tone="done">{t("expiries.renewed")}</StateBadge>;
  const days = daysBetween(today, validUntil);
  if (days < 0) return <StateBadge tone="refused">{t("expiries.ended")}</StateBadge>;
  return (
    <StateBadge tone={days <= 30 ? "expiring" : "active"}>{t("expiries.days", { count: days })}</StateBadge>
  );
}
