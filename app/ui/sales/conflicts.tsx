import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";

export type ShownClaimant = {
  importId: string | null;
  importNumber: number | null;
  rowNumber: number | null;
  entryId: number | null;
  channelZh: string;
  channelEn: string;
  amountFen: number;
  occurredOn: string;
  product: string;
  seller: string;
  buyer: string;
  fapiao: string | null;
  order: string | null;
};

export type ListedConflict = {
  id: string;
  score: number;
  countyZh: string;
  countyEn: string;
  isDemo: boolean;
  row: ShownClaimant;
  other: ShownClaimant;
};

/** Likely duplicates that wait, each leading to both sides. */
export function ConflictTable({ conflicts }: { conflicts: readonly ListedConflict[] }) {
  const t = useText("channels");
  const locale = useLocale();
  const channel = ({ channelZh, channelEn }: ShownClaimant) =>
    localName(locale, { nameZh: channelZh, nameEn: channelEn });
  return (
    <Table
      caption={t("conflicts.caption")}
      rows={conflicts}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("conflicts.empty")}>{t("conflicts.empty.note")}</EmptyState>}
      stack="early"
      columns={[
        {
          key: "buyer",
          header: t("column.buyer"),
          heading: true,
          cell: ({ id, row, isDemo }) => (
            <span className="inline-flex flex-wrap items-center gap-2">
              <Link to={paths.officialConflict(id)}>{row.buyer}</Link>
              {isDemo ? <DemoMark /> : null}
            </span>
          ),
        },
        {
          key: "amount",
          header: t("column.amount"),
          numeric: true,
          cell: ({ row }) => <Money fen={row.amountFen} />,
        },
        {
          key: "day",
          header: t("column.day"),
          cell: ({ row }) => <DateText date={row.occurredOn} form="short" />,
        },
        { key: "product", header: t("column.product"), cell: ({ row }) => row.product },
        {
          key: "county",
          header: t("column.county"),
          cell: ({ countyZh, countyEn }) => localName(locale, { nameZh: countyZh, nameEn: countyEn }),
        },
        { key: "row", header: t("conflict.row"), cell: ({ row }) => channel(row) },
        { key: "other", header: t("conflict.other"), cell: ({ other }) => channel(other) },
        {
          key: "score",
          header: t("column.score"),
          numeric: true,
          cell: ({ score }) => <span className="figures">{score}</span>,
        },
      ]}
    />
  );
}

/** Both claimants side by side, fact by fact; what differs is marked by weight. */
export function Claimants({ row, other }: { row: ShownClaimant; other: ShownClaimant }) {
  const t = useText("channels");
  const words = useText("vocabulary");
  const locale = useLocale();
  const reported = (side: ShownClaimant) => {
    const from = localName(locale, { nameZh: side.channelZh, nameEn: side.channelEn });
    if (side.importId === null) return `${from} · ${t("conflict.own_order")}`;
    const where = t("conflict.import_row", { number: side.importNumber ?? 0, row: side.rowNumber ?? 0 });
    return (
      <>
        {from} · <Link to={paths.officialImport(side.importId)}>{where}</Link>
      </>
    );
  };
  const entry = (side: ShownClaimant) =>
    side.entryId === null ? (
      t("conflict.waiting")
    ) : (
      <Link to={paths.officialEntry(side.entryId)}>{t("import.entry", { id: side.entryId })}</Link>
    );
  const text = (key: "buyer" | "seller" | "product" | "fapiao" | "order") => (side: ShownClaimant) =>
    side[key] || "—";
  const facts: { key: string; term: string; of: (side: ShownClaimant) => ReactNode; same: boolean }[] = [
    { key: "reported", term: t("conflict.reported"), of: reported, same: true },
    {
      key: "amount",
      term: t("column.amount"),
      of: (side) => <Money fen={side.amountFen} />,
      same: row.amountFen === other.amountFen,
    },
    {
      key: "day",
      term: t("column.day"),
      of: (side) => <DateText date={side.occurredOn} />,
      same: row.occurredOn === other.occurredOn,
    },
    { key: "buyer", term: t("column.buyer"), of: text("buyer"), same: row.buyer === other.buyer },
    { key: "seller", term: t("column.seller"), of: text("seller"), same: row.seller === other.seller },
    { key: "product", term: t("column.product"), of: text("product"), same: row.product === other.product },
    {
      key: "fapiao",
      term: words("saleFields.fapiao"),
      of: text("fapiao"),
      same: row.fapiao === other.fapiao,
    },
    { key: "order", term: words("saleFields.order"), of: text("order"), same: row.order === other.order },
    { key: "entry", term: t("conflict.entry"), of: entry, same: true },
  ];
  const shown = (fact: (typeof facts)[number], side: ShownClaimant) => (
    <span className={fact.same ? "" : "font-semibold"}>{fact.of(side)}</span>
  );
  return (
    <Table
      caption={t("conflict.caption")}
      rows={facts}
      rowKey={({ key }) => key}
      columns={[
        { key: "fact", header: t("conflict.fact"), heading: true, cell: ({ term }) => term },
        { key: "row", header: t("conflict.row"), cell: (fact) => shown(fact, row) },
        { key: "other", header: t("conflict.other"), cell: (fact) => shown(fact, other) },
      ]}
    />
  );
}
