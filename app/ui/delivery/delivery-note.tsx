import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { QrCode } from "#app/ui/elements/qr.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { PrintShell } from "#app/ui/shell/print-shell.tsx";
import { ProductCell, usePacked } from "./product-cell.tsx";
import { type DeliveryView, deliveryNumber } from "./view.ts";

/** 送货单: who sends what to whom, batch by batch, each with the QR code of its trace. */
export function DeliveryNote({ view, origin, back }: { view: DeliveryView; origin: string; back: string }) {
  const t = useText("deliveries");
  const packed = usePacked();
  const { delivery, order, buyer, supplier, lines } = view;
  const place = order.deliveryPlace;
  return (
    <PrintShell
      title={t("print.note.title")}
      number={deliveryNumber(order.number, delivery.sequence)}
      back={back}
      demo={delivery.isDemo ? <DemoMark /> : undefined}
      signatures={[
        t("print.note.signed_by_sender"),
        t("print.note.signed_by_driver"),
        t("print.note.signed_by_receiver"),
      ]}
    >
      <DescriptionList
        columns={2}
        facts={[
          { term: t("print.from"), value: <LocalName of={supplier} /> },
          { term: t("print.to"), value: <LocalName of={buyer} /> },
          { term: t("detail.supplier_phone"), value: `${supplier.contactName} ${supplier.phone}` },
          { term: t("detail.contact"), value: `${place.contactName} ${place.contactPhone}` },
          { term: t("detail.dispatched_on"), value: <DateText date={delivery.dispatchedOn} /> },
          { term: t("detail.place"), value: `${place.label} · ${place.line}` },
          { term: t("detail.carrier"), value: delivery.carrier || t("detail.none") },
          { term: t("detail.dispatch_by"), value: <DateText date={order.wantedOn} /> },
          { term: t("detail.vehicle"), value: delivery.vehicle || t("detail.none") },
          { term: t("detail.waybill"), value: delivery.waybill || t("detail.none") },
          ...(order.ownReference ? [{ term: t("detail.own_reference"), value: order.ownReference }] : []),
        ]}
      />
      <Table
        caption={t("print.note.caption")}
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
                {line.batchCode}
                <span className="block text-ink-soft text-sm">
                  {t("column.packed_on")} {line.packedOn}
                </span>
                <span className="block text-ink-soft text-sm">
                  {t("column.best_before")} {line.bestBeforeOn ?? t("column.no_expiry")}
                </span>
              </span>
            ),
          },
          {
            key: "delivered",
            header: t("column.delivered"),
            numeric: true,
            cell: (line) => <Count value={line.packs} unit={packed(line).unit} />,
          },
          {
            key: "qr",
            header: t("print.note.scan"),
            cell: (line) => (
              <QrCode
                text={`${origin}${paths.trace(line.batchCode)}`}
                label={t("print.note.qr", { code: line.batchCode })}
                className="size-24"
              />
            ),
          },
        ]}
      />
    </PrintShell>
  );
}
