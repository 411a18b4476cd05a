import type { ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { formatInstant } from "#app/ui/elements/format.ts";
import { InstantText } from "#app/ui/elements/date.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Disclosure } from "#app/ui/primitives/disclosure.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { StorageClass } from "#db/vocabulary/catalogue.ts";
import { TemperatureChart } from "./temperature-chart.tsx";
import { degreesOrNone, type ExcursionView, type ShipmentView } from "./view.ts";

/** What is known of how cold goods were kept: the verdict, the chart, the breaks, and the figures by time. */
export function ColdChainPanel({
  shipment,
  storageClass,
  actions,
}: {
  /** Null where nobody said how the goods travel. */
  shipment: ShipmentView | null;
  storageClass: StorageClass;
  actions?: ReactNode;
}) {
  const t = useText("logistics");
  if (storageClass === "ambient" && (shipment === null || shipment.chain.readings === 0)) return null;
  return (
    <Panel title={t("chain.title")} actions={actions}>
      <div className="grid gap-4">
        <Verdict shipment={shipment} />
        {shipment?.span && shipment.chain.readings > 0 ? (
          <Measured shipment={shipment} span={shipment.span} />
        ) : null}
        {shipment && shipment.chain.excursions.length > 0 ? <Excursions shipment={shipment} /> : null}
        {shipment?.rule ? (
          <p className="text-ink-soft text-sm">
            {t("chain.rule", {
              tolerance: shipment.rule.toleranceMinutes,
              silent: shipment.rule.silentMinutes,
            })}
          </p>
        ) : null}
      </div>
    </Panel>
  );
}

function Verdict({ shipment }: { shipment: ShipmentView | null }) {
  const t = useText("logistics");
  if (shipment === null)
    return (
      <Notice tone="warning" title={t("chain.none")}>
        {t("chain.none.note")}
      </Notice>
    );
  const { chain, span, storageClass } = shipment;
  const range = t(`range.${storageClass}`);
  const figures = {
    count: chain.readings,
    low: degreesOrNone(chain.lowestCentiC),
    high: degreesOrNone(chain.highestCentiC),
  };
  if (span === null)
    return (
      <Notice tone="info" title={t("chain.waiting")}>
        {t("chain.waiting.note")}
      </Notice>
    );
  if (shipment.rule === null) return <p>{t("chain.ambient")}</p>;
  const told = [
    ...(chain.excursionMinutes > 0 ? [t("chain.broken", { range, minutes: chain.excursionMinutes })] : []),
    ...(chain.silentMinutes > 0 ? [t("chain.silent", { minutes: chain.silentMinutes })] : []),
  ];
  if (chain.readings === 0 && told.length === 0)
    return (
      <Notice tone="info" title={t("chain.none")}>
        {t("chain.unmeasured.note")}
      </Notice>
    );
  if (told.length === 0)
    return (
      <Notice tone="success" title={t("chain.kept", { range })}>
        {t("chain.kept.note", figures)}
      </Notice>
    );
  return (
    <Notice tone={chain.excursionMinutes > 0 ? "danger" : "warning"} title={told.join(" · ")}>
      {chain.readings > 0 ? t("chain.broken.note", figures) : t("chain.unmeasured.note")}
    </Notice>
  );
}

type Span = { from: number; until: number };

function Measured({ shipment, span }: { shipment: ShipmentView; span: Span }) {
  const t = useText("logistics");
  const { chain, devices } = shipment;
  const nameOf = (id: string) => devices.find(({ deviceId }) => deviceId === id)?.name ?? "";
  return (
    <>
      <TemperatureChart
        series={shipment.chart}
        span={span}
        limits={shipment.rule}
        excursions={chain.excursions}
        label={t("chain.chart", {
          from: formatInstant(new Date(span.from)),
          to: formatInstant(new Date(span.until)),
          low: degreesOrNone(chain.lowestCentiC),
          high: degreesOrNone(chain.highestCentiC),
          range: t(`range.${shipment.storageClass}`),
        })}
      />
      <Disclosure summary={t("chain.table")}>
        <div className="grid gap-4">
          {shipment.table.map(({ deviceId, buckets }) => (
            <Table
              key={deviceId}
              caption={t("chain.table.device", { device: nameOf(deviceId) })}
              showCaption
              stack={false}
              rows={buckets}
              rowKey={({ from }) => from}
              columns={[
                {
                  key: "time",
                  header: t("column.time"),
                  heading: true,
                  cell: ({ from }) => <InstantText at={new Date(Math.max(from, span.from))} />,
                },
                {
                  key: "lowest",
                  header: t("column.lowest"),
                  numeric: true,
                  cell: ({ lowestCentiC }) => degreesOrNone(lowestCentiC),
                },
                {
                  key: "highest",
                  header: t("column.highest"),
                  numeric: true,
                  cell: ({ highestCentiC }) => degreesOrNone(highestCentiC),
                },
                {
                  key: "readings",
                  header: t("column.readings"),
                  numeric: true,
                  cell: ({ readings }) => <Count value={readings} />,
                },
              ]}
            />
          ))}
        </div>
      </Disclosure>
    </>
  );
}

function Excursions({ shipment }: { shipment: ShipmentView }) {
  const t = useText("logistics");
  const deviceOf = ({ deviceId, kind }: ExcursionView) =>
    kind === "no-data"
      ? "—"
      : (shipment.devices.find((device) => device.deviceId === deviceId)?.name ?? t("handed_over"));
  return (
    <div className="grid gap-2">
      <h3 className="text-base">{t("chain.excursions")}</h3>
      <Table
        caption={t("chain.excursions")}
        rows={shipment.chain.excursions}
        rowKey={({ kind, deviceId, from }) => `${kind}/${deviceId}/${from}`}
        columns={[
          {
            key: "kind",
            header: t("column.kind"),
            heading: true,
            cell: ({ kind }) => <Word of="excursionKinds" is={kind} />,
          },
          { key: "from", header: t("column.from"), cell: ({ from }) => <InstantText at={new Date(from)} /> },
          { key: "to", header: t("column.to"), cell: ({ to }) => <InstantText at={new Date(to)} /> },
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
          { key: "device", header: t("column.device"), cell: deviceOf },
        ]}
      />
    </div>
  );
}
