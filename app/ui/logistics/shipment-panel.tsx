import type { ReactNode } from "react";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { InstantText } from "#app/ui/elements/date.tsx";
import { formatInstant } from "#app/ui/elements/format.ts";
import { Word } from "#app/ui/elements/state.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList, Timeline } from "#app/ui/primitives/facts.tsx";
import { Phone } from "#app/ui/recall/phone.tsx";
import { degrees, type PassageView, type ShipmentView } from "./view.ts";

/** Where a passage happens or happened, in words. */
export function usePassageName(): (passage: PassageView) => string {
  const t = useText("logistics");
  const locale = useLocale();
  return (passage) => {
    const place = passage.place
      ? localName(locale, passage.place)
      : t(passage.kind === "loaded" ? "shipment.store" : "shipment.door");
    return t("passage.at", { what: t(`passage.${passage.kind}`), place });
  };
}

/** How goods travel: who carries them in what, the way with its times and temperatures, and pictures of the loading. */
export function ShipmentPanel({ shipment, actions }: { shipment: ShipmentView; actions?: ReactNode }) {
  const t = useText("logistics");
  const nameOf = usePassageName();
  const { driver } = shipment;
  return (
    <Panel title={t("shipment.way")} actions={actions}>
      <div className="grid gap-5">
        <DescriptionList
          columns={2}
          facts={[
            { term: t("shipment.carrier"), value: shipment.carrier },
            { term: t("shipment.vehicle"), value: shipment.vehicle },
            ...(driver
              ? [
                  {
                    term: t("shipment.driver"),
                    value: driver.phone ? <Phone name={driver.name} number={driver.phone} /> : driver.name,
                  },
                ]
              : []),
            {
              term: t("shipment.class"),
              value: <Word of="storageClasses" is={shipment.storageClass} />,
            },
            {
              term: t("shipment.devices"),
              value:
                shipment.devices.length === 0
                  ? t("shipment.devices.none")
                  : shipment.devices.map(({ bindingId, name, serial, fromAt, untilAt }) => (
                      <span key={bindingId} className="block">
                        {name} {serial} · {formatInstant(fromAt)} –{" "}
                        {untilAt ? formatInstant(untilAt) : t("shipment.until_arrival")}
                      </span>
                    )),
            },
          ]}
        />
        <Timeline
          entries={shipment.passages.map((passage) => ({
            key: String(passage.step),
            title: nameOf(passage),
            time: passage.at ? <InstantText at={passage.at} /> : null,
            tone: passage.at ? "done" : "ahead",
            detail: [
              ...(passage.centiC === null
                ? []
                : [t("shipment.degrees", { degrees: degrees(passage.centiC) })]),
              ...(passage.plannedAt ? [t("shipment.planned", { at: formatInstant(passage.plannedAt) })] : []),
            ].join(" · "),
          }))}
        />
        <LoadingPhotographs ids={shipment.photographIds} />
      </div>
    </Panel>
  );
}

function LoadingPhotographs({ ids }: { ids: readonly string[] }) {
  const t = useText("logistics");
  if (ids.length === 0) return null;
  return (
    <ul aria-label={t("shipment.photographs")} className="flex flex-wrap gap-2">
      {ids.map((id, index) => (
        <li key={id}>
          <a href={paths.file(id)}>
            <img
              src={paths.file(id, "thumb")}
              alt={t("shipment.photograph", { number: index + 1 })}
              width={160}
              height={120}
              loading="lazy"
              className="size-24 rounded-control border border-line object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
