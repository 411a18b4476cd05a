import { useText } from "#app/i18n/use-text.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { formatInstant } from "#app/ui/elements/format.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { useKeptWords } from "#app/ui/logistics/kept-cold-chain.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { PrintShell } from "#app/ui/shell/print-shell.tsx";
import { FindingsTable } from "./findings-table.tsx";
import { type AcceptanceView, type DeliveryView, deliveryNumber } from "./view.ts";

/** 验收单: what two people found of a delivery, batch by batch, with both signatures. */
export function AcceptancePaper({
  view,
  acceptance,
  back,
}: {
  view: DeliveryView;
  acceptance: AcceptanceView;
  back: string;
}) {
  const t = useText("deliveries");
  const { delivery, order, buyer, supplier } = view;
  const kept = useKeptWords(acceptance.coldChain);
  const travel = useText("logistics");
  return (
    <PrintShell
      title={t("print.sheet.title")}
      number={deliveryNumber(order.number, delivery.sequence)}
      back={back}
      demo={delivery.isDemo ? <DemoMark /> : undefined}
    >
      {acceptance.state === "signed" ? null : <Notice tone="warning">{t("print.sheet.unsigned")}</Notice>}
      <DescriptionList
        columns={2}
        facts={[
          { term: t("column.buyer"), value: <LocalName of={buyer} /> },
          { term: t("column.supplier"), value: <LocalName of={supplier} /> },
          { term: t("column.received_on"), value: <DateText date={acceptance.receivedOn} /> },
          { term: t("detail.dispatched_on"), value: <DateText date={delivery.dispatchedOn} /> },
          { term: t("detail.place"), value: `${order.deliveryPlace.label} · ${order.deliveryPlace.line}` },
          { term: t("detail.order"), value: order.number },
          ...(order.ownReference ? [{ term: t("detail.own_reference"), value: order.ownReference }] : []),
          ...(kept ? [{ term: travel("kept.title"), value: kept }] : []),
          ...(acceptance.note ? [{ term: t("acceptance.remark"), value: acceptance.note }] : []),
        ]}
      />
      <FindingsTable lines={view.lines} findings={acceptance.findings} caption={t("print.sheet.caption")} />
      <p>{t("print.sheet.statement")}</p>
      <Signed acceptance={acceptance} />
    </PrintShell>
  );
}

/** Both signatures side by side, as they were given; an empty line where one is still to come. */
function Signed({ acceptance }: { acceptance: AcceptanceView }) {
  const t = useText("deliveries");
  const signatures = [
    [t("acceptance.receiver"), acceptance.receiverName, acceptance.receiverSignedAt],
    [t("acceptance.countersigner"), acceptance.countersignerName, acceptance.countersignedAt],
  ] as const;
  return (
    <dl className="mt-8 grid gap-8 break-inside-avoid sm:grid-cols-2 print:grid-cols-2">
      {signatures.map(([duty, name, at]) => (
        <div key={duty} className="border-ink-soft border-b pb-2">
          <dt className="text-ink-soft text-sm">{duty}</dt>
          <dd className="min-h-6 font-medium">
            {name && at ? t("print.sheet.signed_at", { name, at: formatInstant(at) }) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
