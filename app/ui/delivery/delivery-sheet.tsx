import { Link } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText, InstantText } from "#app/ui/elements/date.tsx";
import { OrganisationName } from "#app/ui/elements/name.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { ReactNode } from "react";
import { AcceptancePanel } from "./acceptance-panel.tsx";
import { ProductCell, usePacked } from "./product-cell.tsx";
import type { DeliveryView } from "./view.ts";

/** One delivery: its goods by batch, how it travels, and what was found on arrival. */
export function DeliverySheet(props: DeliveryView & { orderHref: string; acceptanceActions?: ReactNode }) {
  const t = useText("deliveries");
  const { acceptance, sentBack } = props;
  return (
    <>
      {sentBack ? (
        <Notice tone="warning" title={t("detail.sent_back.title")}>
          {t("detail.sent_back.note", {
            who: sentBack.withdrawnByName ?? "",
            reason: sentBack.withdrawnReason ?? "",
          })}
        </Notice>
      ) : null}
      <div className="grid gap-5 xl:grid-cols-[1fr_22rem]">
        <div className="grid min-w-0 content-start gap-5">
          <Panel title={t("detail.lines")} flush>
            <GoodsTable {...props} />
          </Panel>
          {acceptance ? (
            <AcceptancePanel acceptance={acceptance} lines={props.lines} actions={props.acceptanceActions} />
          ) : (
            <Panel title={t("detail.acceptance")} actions={props.acceptanceActions}>
              <p className="font-medium">{t("detail.not_accepted")}</p>
              <p className="text-ink-soft">{t("detail.not_accepted.note")}</p>
            </Panel>
          )}
        </div>
        <div className="grid min-w-0 content-start">
          <Panel title={t("detail.facts")}>
            <TransportFacts {...props} />
          </Panel>
        </div>
      </div>
    </>
  );
}

/** The goods of a delivery, one row per batch, each leading to the batch's trace. */
function GoodsTable({ lines }: Pick<DeliveryView, "lines">) {
  const t = useText("deliveries");
  const packed = usePacked();
  return (
    <Table
      caption={t("detail.lines")}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: "product",
          header: t("column.product"),
          heading: true,
          cell: (line) => <ProductCell line={line} />,
        },
        {
          key: "batch",
          header: t("column.batch"),
          cell: (line) => (
            <span className="figures">
              <a href={paths.trace(line.batchCode)} aria-label={t("detail.trace", { code: line.batchCode })}>
                {line.batchCode}
              </a>
            </span>
          ),
        },
        {
          key: "packed",
          header: t("column.packed_on"),
          cell: (line) => <DateText date={line.packedOn} form="short" />,
        },
        {
          key: "best",
          header: t("column.best_before"),
          cell: (line) =>
            line.bestBeforeOn ? <DateText date={line.bestBeforeOn} form="short" /> : t("column.no_expiry"),
        },
        {
          key: "conformity",
          header: t("column.conformity"),
          cell: (line) =>
            line.conformityIssuedOn
              ? t("detail.conformity", { day: line.conformityIssuedOn })
              : t("detail.no_conformity"),
        },
        {
          key: "delivered",
          header: t("column.delivered"),
          numeric: true,
          cell: (line) => <Count value={line.packs} unit={packed(line).unit} />,
        },
        ...(lines.some((line) => line.returnedPacks > 0)
          ? [
              {
                key: "returned",
                header: t("column.returned"),
                numeric: true,
                cell: (line: (typeof lines)[number]) => <Count value={line.returnedPacks} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function TransportFacts({
  delivery,
  order,
  buyer,
  supplier,
  orderHref,
}: DeliveryView & { orderHref: string }) {
  const t = useText("deliveries");
  const place = order.deliveryPlace;
  return (
    <DescriptionList
      facts={[
        { term: t("detail.order"), value: <Link to={orderHref}>{order.number}</Link> },
        { term: t("column.supplier"), value: <OrganisationName of={supplier} /> },
        { term: t("detail.supplier_phone"), value: `${supplier.contactName} ${supplier.phone}` },
        { term: t("column.buyer"), value: <OrganisationName of={buyer} /> },
        { term: t("detail.place"), value: `${place.label} · ${place.line}` },
        { term: t("detail.contact"), value: `${place.contactName} ${place.contactPhone}` },
        { term: t("detail.dispatch_by"), value: <DateText date={order.wantedOn} /> },
        ...(order.ownReference ? [{ term: t("detail.own_reference"), value: order.ownReference }] : []),
        { term: t("detail.dispatched_on"), value: <DateText date={delivery.dispatchedOn} /> },
        {
          term: t("detail.dispatched_by"),
          value: (
            <>
              {delivery.dispatchedByName} <InstantText at={delivery.dispatchedAt} />
            </>
          ),
        },
        { term: t("detail.carrier"), value: delivery.carrier || t("detail.none") },
        { term: t("detail.vehicle"), value: delivery.vehicle || t("detail.none") },
        { term: t("detail.waybill"), value: delivery.waybill || t("detail.none") },
      ]}
    />
  );
}
