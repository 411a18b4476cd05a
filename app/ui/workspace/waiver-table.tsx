import type { ReactNode } from "react";
import type { WaiverStanding } from "#app/domain/certification/waiver/term.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { type StateTone, StateBadge } from "#app/ui/elements/badge.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { MarkedLink } from "#app/ui/elements/marked-link.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { type Column, Table } from "#app/ui/primitives/table.tsx";

interface Named {
  nameZh: string;
  nameEn: string | null;
}

export interface WaiverTableRow {
  waiver: {
    id: string;
    responsible: string;
    reason: string;
    validFrom: string;
    validUntil: string;
    isDemo: boolean;
  };
  scheme: { nameZh: string; nameEn: string };
  supplier: Named;
  product: { nameZh: string; nameEn: string } | null;
  standing: WaiverStanding;
}

const tones: Record<WaiverStanding, StateTone> = {
  in_force: "expiring",
  not_begun: "waiting",
  ended: "closed",
  revoked: "refused",
};

/** How a waiver stands today. */
export function WaiverState({ is }: { is: WaiverStanding }) {
  const t = useText("certification");
  return <StateBadge tone={tones[is]}>{t(`waiver.state.${is}`)}</StateBadge>;
}

/** Waivers with who answers for each and until when; officials open them, and see whose they are. */
export function WaiverTable({
  rows,
  empty,
  caption,
  pathOf,
}: {
  rows: readonly WaiverTableRow[];
  empty?: ReactNode;
  caption: string;
  /** Where a waiver opens; absent for its supplier, who sees all of it here. */
  pathOf?: (waiverId: string) => string;
}) {
  const t = useText("certification");
  const supplier: Column<WaiverTableRow> = {
    key: "supplier",
    header: t("waiver.supplier"),
    cell: (row) => <LocalName of={row.supplier} />,
  };
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.waiver.id}
      empty={empty}
      columns={[
        {
          key: "scheme",
          header: t("waiver.scheme"),
          heading: true,
          cell: (row) => (
            <span>
              {pathOf ? (
                <MarkedLink to={pathOf(row.waiver.id)} isDemo={row.waiver.isDemo}>
                  <LocalName of={row.scheme} />
                </MarkedLink>
              ) : (
                <>
                  <LocalName of={row.scheme} />
                  {row.waiver.isDemo ? <DemoMark className="ml-2" /> : null}
                </>
              )}
              <span className="block font-normal text-ink-soft text-sm">{row.waiver.reason}</span>
            </span>
          ),
        },
        ...(pathOf ? [supplier] : []),
        {
          key: "subject",
          header: t("waiver.subject"),
          cell: (row) => (row.product ? <LocalName of={row.product} /> : t("waiver.whole_supplier")),
        },
        { key: "responsible", header: t("waiver.responsible"), cell: (row) => row.waiver.responsible },
        {
          key: "days",
          header: t("waiver.valid_until"),
          cell: (row) => (
            <span className="whitespace-nowrap">
              <DateText date={row.waiver.validFrom} form="short" /> –{" "}
              <DateText date={row.waiver.validUntil} form="short" />
            </span>
          ),
        },
        { key: "state", header: t("waiver.state"), cell: (row) => <WaiverState is={row.standing} /> },
      ]}
    />
  );
}
