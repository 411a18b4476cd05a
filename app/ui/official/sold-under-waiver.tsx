import type { SoldUnder } from "#app/domain/reporting/waiver/waivers.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf } from "#app/kernel/calendar.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { LocalName, OrganisationName } from "#app/ui/elements/name.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { type Column, Table } from "#app/ui/primitives/table.tsx";

/** The order lines that rest on a waiver, for who answers for it. */
export function SoldUnderWaiver({ sold }: { sold: readonly SoldUnder[] }) {
  const t = useText("certification");
  const orders = useText("orders");
  const columns: Column<SoldUnder>[] = [
    {
      key: "order",
      header: orders("column.number"),
      heading: true,
      cell: (line) => <span className="figures">{line.orderNumber}</span>,
    },
    { key: "buyer", header: t("waiver.sold.buyer"), cell: (line) => <OrganisationName of={line.buyer} /> },
    { key: "product", header: t("waiver.sold.product"), cell: (line) => <LocalName of={line.product} /> },
    {
      key: "placed",
      header: t("waiver.sold.placed"),
      cell: (line) => <DateText date={dayOf(line.placedAt)} form="short" />,
    },
    { key: "packs", header: orders("column.ordered"), numeric: true, cell: (line) => line.packs },
    {
      key: "dispatched",
      header: t("waiver.sold.dispatched"),
      numeric: true,
      cell: (line) => line.dispatchedPacks,
    },
  ];
  return (
    <section aria-labelledby="sold" className="mt-6">
      <h2 id="sold" className="mb-2 font-serif text-xl">
        {t("waiver.sold")}
      </h2>
      <Table
        caption={t("waiver.sold")}
        columns={columns}
        rows={sold}
        rowKey={(line) => line.lineId}
        empty={<EmptyState title={t("waiver.sold.none")}>{t("waiver.sold.none_text")}</EmptyState>}
      />
    </section>
  );
}
