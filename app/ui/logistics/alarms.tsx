import { Form, Link } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { deliveryNumber } from "#app/ui/delivery/view.ts";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { InstantText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { ExcursionKind } from "#db/vocabulary/logistics.ts";
import { type At, degreesOrNone } from "./view.ts";

export type AlarmRow = {
  id: string;
  kind: ExcursionKind;
  fromAt: At;
  toAt: At;
  minutes: number;
  worstCentiC: number | null;
  seenAt: At | null;
  deviceName: string | null;
  deliveryId: string;
  sequence: number;
  orderNumber: string;
  isDemo: boolean;
};

/** Breaks of the cold chain, each leading to its delivery. */
export function AlarmTable({
  rows,
  hrefOf,
}: {
  rows: readonly AlarmRow[];
  hrefOf: (deliveryId: string) => string;
}) {
  const t = useText("logistics");
  return (
    <Table
      caption={t("alarms.caption")}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("alarms.empty")}>{t("alarms.empty.note")}</EmptyState>}
      columns={[
        {
          key: "delivery",
          header: t("column.delivery"),
          heading: true,
          cell: ({ deliveryId, orderNumber, sequence, isDemo }) => (
            <span className="inline-flex flex-wrap items-center gap-2">
              <Link to={hrefOf(deliveryId)} className="link figures">
                {deliveryNumber(orderNumber, sequence)}
              </Link>
              {isDemo ? <DemoMark /> : null}
            </span>
          ),
        },
        {
          key: "kind",
          header: t("column.kind"),
          cell: ({ kind }) => <Word of="excursionKinds" is={kind} />,
        },
        { key: "from", header: t("column.from"), cell: ({ fromAt }) => <InstantText at={fromAt} /> },
        { key: "to", header: t("column.to"), cell: ({ toAt }) => <InstantText at={toAt} /> },
        {
          key: "minutes",
          header: t("column.minutes"),
          numeric: true,
          cell: ({ minutes }) => <Count value={minutes} />,
        },
        {
          key: "worst",
          header: t("column.worst"),
          numeric: true,
          cell: ({ worstCentiC }) => (worstCentiC === null ? "—" : `${degreesOrNone(worstCentiC)} ℃`),
        },
        {
          key: "state",
          header: t("column.state"),
          cell: ({ seenAt }) => (
            <StateBadge tone={seenAt ? "done" : "waiting"}>
              {t(seenAt ? "alarm.seen" : "alarm.unseen")}
            </StateBadge>
          ),
        },
      ]}
    />
  );
}

/** Asks the reader's side to take note of the alarms of a delivery. */
export function AcknowledgeForm({ count, action }: { count: number; action?: string }) {
  const t = useText("logistics");
  if (count === 0) return null;
  return (
    <Notice
      tone="warning"
      title={t("alarms.unseen", { count })}
      actions={
        <Form method="post" action={action}>
          <Button size="small">{t("alarms.acknowledge")}</Button>
        </Form>
      }
    />
  );
}
