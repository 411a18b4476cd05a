import type { IndicatorDetail } from "#app/domain/reporting/indicators/read.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { IndicatorValue } from "./value.tsx";

/** An indicator place by place: what each must reach by itself, what is confirmed, and what waits. */
export function IndicatorPlaces({ indicator, places }: Pick<IndicatorDetail, "indicator" | "places">) {
  const t = useText("indicators");
  return (
    <Table
      caption={t("places.caption")}
      rows={places}
      rowKey={(place) => place.code ?? "own"}
      columns={[
        {
          key: "place",
          header: t("places.place"),
          heading: true,
          cell: (place) => (place.code === null ? t("places.own") : <LocalName of={place} />),
        },
        ...(indicator.eachCounty === null
          ? []
          : [
              {
                key: "target",
                header: t("board.target"),
                numeric: true,
                cell: (place: (typeof places)[number]) =>
                  place.target === null ? "—" : <IndicatorValue of={indicator} value={place.target} />,
              },
            ]),
        {
          key: "confirmed",
          header: t("board.confirmed"),
          numeric: true,
          cell: ({ confirmed }) =>
            confirmed ? <IndicatorValue of={indicator} value={confirmed.value} /> : "—",
        },
        {
          key: "asOf",
          header: t("places.as_of"),
          cell: ({ confirmed }) => (confirmed ? <DateText date={confirmed.asOf} form="short" /> : "—"),
        },
        {
          key: "waiting",
          header: t("board.waiting"),
          numeric: true,
          cell: ({ waiting }) => (waiting ? <IndicatorValue of={indicator} value={waiting.value} /> : "—"),
        },
      ]}
    />
  );
}
