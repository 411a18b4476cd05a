import { useText } from "#app/i18n/use-text.tsx";
import { DateText, InstantText } from "#app/ui/elements/date.tsx";
import { MarkedLink } from "#app/ui/elements/marked-link.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Tabs } from "#app/ui/primitives/navigation.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { ReactNode } from "react";
import type { RequisitionState } from "#db/vocabulary/procurement.ts";

/** The groups of states a list of requisitions is filtered by. */
export const requisitionGroups = {
  draft: ["draft"],
  waiting: ["submitted"],
  approved: ["approved"],
  ended: ["rejected", "expired", "cancelled"],
} as const satisfies Record<string, readonly RequisitionState[]>;

export type RequisitionGroup = keyof typeof requisitionGroups;

/** Whether a word from an address names a group. */
export function isRequisitionGroup(word: string | null): word is RequisitionGroup {
  return word !== null && Object.hasOwn(requisitionGroups, word);
}

/** The tabs above a list of requisitions. */
export function RequisitionTabs({ address, current }: { address: string; current: RequisitionGroup | null }) {
  const t = useText("requisitions");
  const groups: (RequisitionGroup | null)[] = [null, "draft", "waiting", "approved", "ended"];
  return (
    <Tabs
      label={t("list.filter.label")}
      tabs={groups.map((group) => ({
        label: t(`list.filter.${group ?? "all"}`),
        to: group ? `${address}?state=${group}` : address,
        current: group === current,
      }))}
    />
  );
}

export interface RequisitionListRow {
  id: string;
  number: string | null;
  state: RequisitionState;
  totalFen: number;
  wantedOn: string;
  holdExpiresAt: Date | string | null;
  isDemo: boolean;
  requesterName: string;
  budgetUnit: string;
  lineCount: number;
}

/** Requisitions of an institution, each leading to its page. */
export function RequisitionList({
  caption,
  rows,
  href,
  empty,
}: {
  caption: string;
  rows: readonly RequisitionListRow[];
  href: (id: string) => string;
  empty: ReactNode;
}) {
  const t = useText("requisitions");
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: "number",
          header: t("column.number"),
          heading: true,
          cell: (row) => (
            <MarkedLink to={href(row.id)} isDemo={row.isDemo}>
              {row.number ?? t("list.unnumbered")}
            </MarkedLink>
          ),
        },
        { key: "unit", header: t("column.budget_unit"), cell: (row) => row.budgetUnit },
        { key: "requester", header: t("column.requester"), cell: (row) => row.requesterName },
        {
          key: "lines",
          header: t("column.lines"),
          numeric: true,
          cell: (row) => <Count value={row.lineCount} />,
        },
        {
          key: "wanted",
          header: t("column.dispatch_by"),
          cell: (row) => <DateText date={row.wantedOn} form="short" />,
        },
        {
          key: "total",
          header: t("column.total"),
          numeric: true,
          cell: (row) => <Money fen={row.totalFen} />,
        },
        {
          key: "state",
          header: t("column.state"),
          cell: (row) => <State of="requisitionStates" is={row.state} />,
        },
        {
          key: "hold",
          header: t("column.hold"),
          cell: (row) =>
            row.state === "submitted" && row.holdExpiresAt ? <InstantText at={row.holdExpiresAt} /> : null,
        },
      ]}
    />
  );
}
