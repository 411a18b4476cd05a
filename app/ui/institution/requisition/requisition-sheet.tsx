import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText, InstantText } from "#app/ui/elements/date.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList, type Fact, Timeline, type TimelineEntry } from "#app/ui/primitives/facts.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type {
  ApprovalState,
  FundSource,
  OrderState,
  OrderTerms,
  RequisitionState,
} from "#db/vocabulary/procurement.ts";
import { HoldClock } from "./hold-clock.tsx";
import { type LineDecision, type RequisitionSheetLine, SheetLines } from "./sheet-lines.tsx";

type Instant = Date | string;

export interface RequisitionSheetProps {
  requisition: {
    state: RequisitionState;
    requesterName: string;
    budgetUnit: string;
    place: { label: string; line: string; contactName: string; contactPhone: string };
    fundSource: FundSource;
    terms: OrderTerms;
    wantedOn: string;
    ownReference: string;
    note: string;
    totalFen: number;
    createdAt: Instant;
    holdExpiresAt: Instant | null;
  };
  lines: readonly RequisitionSheetLine[];
  history: readonly {
    id: string;
    state: ApprovalState;
    openedAt: Instant;
    decidedAt: Instant | null;
    reason: string | null;
    decidedBy: string | null;
  }[];
  orders: readonly {
    id: string;
    number: string;
    state: OrderState;
    totalFen: number;
    supplierName: string;
    supplierNameEn: string | null;
  }[];
  /** Who may decide it, by name, while it waits. */
  waiting: { deciders: readonly string[] } | null;
  /** Milliseconds; what the clock of the hold counts from. */
  now: number;
  /** For a reader who decides here: what they decided of the lines so far. */
  decision?: LineDecision;
  /** What the reader decides here, below the lines. */
  children?: ReactNode;
}

/** The whole of one requisition as it stands: lines with tiers and certificates, what it is about, what happened. */
export function RequisitionSheet(props: RequisitionSheetProps) {
  const t = useText("requisitions");
  const { requisition, lines, orders } = props;
  return (
    <div className="grid gap-5 xl:grid-cols-[1fr_18.5rem]">
      <div className="grid min-w-0 content-start gap-5">
        <Panel title={t("sheet.lines")} flush>
          <SheetLines lines={lines} totalFen={requisition.totalFen} decision={props.decision ?? null} />
        </Panel>
        {props.children}
        {orders.length > 0 ? (
          <Panel title={t("sheet.orders")} flush>
            <MadeOrders orders={orders} />
          </Panel>
        ) : null}
      </div>
      <div className="grid min-w-0 content-start gap-5">
        {requisition.state === "submitted" && requisition.holdExpiresAt ? (
          <HoldClock until={requisition.holdExpiresAt} now={props.now} />
        ) : null}
        <Panel title={t("sheet.facts")}>
          <DescriptionList facts={useFacts(requisition)} />
        </Panel>
        <Panel title={t("sheet.timeline")}>
          <Timeline entries={useEntries(props)} />
        </Panel>
      </div>
    </div>
  );
}

function MadeOrders({ orders }: Pick<RequisitionSheetProps, "orders">) {
  const t = useText("requisitions");
  const locale = useLocale();
  return (
    <Table
      caption={t("sheet.orders")}
      rows={orders}
      rowKey={(order) => order.id}
      columns={[
        {
          key: "number",
          header: t("column.order"),
          heading: true,
          className: "whitespace-nowrap",
          cell: (order) => <Link to={paths.institutionOrder(order.id)}>{order.number}</Link>,
        },
        {
          key: "supplier",
          header: t("column.supplier"),
          cell: (order) => localName(locale, { nameZh: order.supplierName, nameEn: order.supplierNameEn }),
        },
        {
          key: "total",
          header: t("column.total"),
          numeric: true,
          cell: (order) => <Money fen={order.totalFen} />,
        },
        {
          key: "state",
          header: t("column.state"),
          cell: (order) => <State of="orderStates" is={order.state} />,
        },
      ]}
    />
  );
}

function useFacts(requisition: RequisitionSheetProps["requisition"]): Fact[] {
  const t = useText("requisitions");
  const words = useText("vocabulary");
  const { place } = requisition;
  return [
    { term: t("sheet.requester"), value: requisition.requesterName },
    { term: t("frame.budget_unit"), value: requisition.budgetUnit },
    { term: t("frame.fund_source"), value: words(`fundSources.${requisition.fundSource}`) },
    { term: t("frame.terms"), value: words(`orderTerms.${requisition.terms}`) },
    { term: t("column.dispatch_by"), value: <DateText date={requisition.wantedOn} /> },
    { term: t("frame.address"), value: `${place.label} · ${place.line}` },
    { term: t("sheet.contact"), value: `${place.contactName} ${place.contactPhone}` },
    ...(requisition.ownReference
      ? [{ term: t("sheet.own_reference"), value: requisition.ownReference }]
      : []),
    ...(requisition.note ? [{ term: t("sheet.note"), value: requisition.note }] : []),
  ];
}

/** How a void approval ended: a hold ends by itself; what somebody ended was cancelled, or taken back to be edited. */
function endOf(
  { decidedBy }: { decidedBy: string | null },
  { state }: { state: RequisitionState },
): "expired" | "cancelled" | "withdrawn" {
  if (decidedBy === null) return "expired";
  return state === "cancelled" ? "cancelled" : "withdrawn";
}

function useEntries({ requisition, history, waiting }: RequisitionSheetProps): TimelineEntry[] {
  const t = useText("requisitions");
  const deciders = waiting?.deciders.join(useLocale() === "en" ? ", " : "、");
  const entries: TimelineEntry[] = [
    {
      key: "created",
      title: t("happened.created"),
      time: <InstantText at={requisition.createdAt} />,
      actor: requisition.requesterName,
    },
  ];
  for (const approval of history) {
    entries.push({
      key: `${approval.id}-opened`,
      title: t("happened.opened"),
      time: <InstantText at={approval.openedAt} />,
    });
    if (approval.state === "open") {
      entries.push({
        key: approval.id,
        title: t("happened.waiting"),
        detail: deciders ? t("happened.waiting.for", { names: deciders }) : undefined,
        tone: "ahead",
      });
      continue;
    }
    entries.push({
      key: approval.id,
      title: t(`happened.${approval.state === "voided" ? endOf(approval, requisition) : approval.state}`),
      time: approval.decidedAt ? <InstantText at={approval.decidedAt} /> : undefined,
      actor: approval.decidedBy ?? undefined,
      detail: approval.reason ?? undefined,
      tone: approval.state === "approved" ? "done" : "problem",
    });
  }
  return entries;
}
