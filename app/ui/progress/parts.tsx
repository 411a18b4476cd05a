import { evenByMonth } from "#app/domain/reporting/progress/forecast.ts";
import {
  completeParts,
  type NamedPart,
  type Names,
  type Part,
} from "#app/domain/reporting/progress/parts.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { BarList } from "#app/ui/charts/bar-list.tsx";
import { CountyTiles } from "#app/ui/charts/county-tiles.tsx";
import { MonthColumns } from "#app/ui/charts/month-columns.tsx";
import { formatMoney, formatMoneyShort, formatMonthName, formatShare } from "#app/ui/elements/format.ts";
import { Money, Share } from "#app/ui/elements/money.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";

/** Where the entries under a part are listed; left out where the reader may not open them. */
export type PartLink = (dimension: string, key: string | number) => string;

/** The counties as tiles on their map, and as a table. */
export function CountyPanel({
  parts,
  names,
  totalFen,
  link,
}: {
  parts: readonly Part[];
  names: Names;
  totalFen: number;
  link?: PartLink;
}) {
  const t = useText("ledger");
  const counties = completeParts(parts, names.counties);
  const byAmount = [...counties].sort((one, other) => other.amountFen - one.amountFen);
  return (
    <Panel title={t("by.county")} flush>
      <div className="p-4">
        <CountyTiles
          label={t("by.counties.map")}
          counties={counties.map((county) => ({
            code: county.key,
            name: <LocalName of={county} />,
            value: county.amountFen,
            shown: <Money fen={county.amountFen} form="short" />,
            to: link?.("county", county.key),
          }))}
        />
      </div>
      <Table
        caption={t("by.county")}
        rows={byAmount}
        rowKey={(row) => row.key}
        stack={false}
        columns={[
          {
            key: "county",
            header: t("column.county"),
            heading: true,
            cell: (row) =>
              link ? (
                <a href={link("county", row.key)}>
                  <LocalName of={row} />
                </a>
              ) : (
                <LocalName of={row} />
              ),
          },
          {
            key: "amount",
            header: t("column.amount"),
            numeric: true,
            cell: (row) => <Money fen={row.amountFen} />,
          },
          {
            key: "share",
            header: t("column.share"),
            numeric: true,
            cell: (row) => <Share part={row.amountFen} whole={totalFen} />,
          },
          {
            key: "count",
            header: t("column.count"),
            numeric: true,
            cell: (row) => <Count value={row.entryCount} />,
          },
        ]}
      />
    </Panel>
  );
}

/** The months as columns against an even pace, and as a table. */
export function MonthPanel({
  year,
  monthFen,
  targetFen,
  link,
}: {
  year: number;
  monthFen: readonly number[];
  targetFen: number | null;
  link?: PartLink;
}) {
  const t = useText("ledger");
  const locale = useLocale();
  const even = targetFen === null ? null : evenByMonth(year, targetFen);
  let cumulativeFen = 0;
  const rows = monthFen.map((amountFen, index) => {
    cumulativeFen += amountFen;
    return { month: index + 1, amountFen, cumulativeFen, evenFen: even?.[index] ?? null };
  });
  return (
    <Panel title={t("by.month")} note={t("by.month.note")} flush>
      <div className="p-4">
        <MonthColumns
          months={rows}
          paceFen={targetFen === null ? null : Math.round(targetFen / 12)}
          label={t("by.months.chart", { year })}
        />
      </div>
      <Table
        caption={t("by.month")}
        rows={rows}
        rowKey={(row) => row.month}
        stack={false}
        columns={[
          {
            key: "month",
            header: t("column.month"),
            heading: true,
            className: "whitespace-nowrap",
            cell: (row) =>
              link && row.amountFen !== 0 ? (
                <a href={link("month", row.month)}>{formatMonthName(row.month, locale)}</a>
              ) : (
                formatMonthName(row.month, locale)
              ),
          },
          {
            key: "amount",
            header: t("column.amount"),
            numeric: true,
            cell: (row) => <Money fen={row.amountFen} form="plain" />,
          },
          {
            key: "cumulative",
            header: t("column.cumulative"),
            numeric: true,
            cell: (row) => <Money fen={row.cumulativeFen} form="plain" />,
          },
          ...(even
            ? [
                {
                  key: "even",
                  header: t("column.even"),
                  numeric: true,
                  cell: (row: (typeof rows)[number]) => <Money fen={row.evenFen ?? 0} form="plain" />,
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}

/** One division of the total, largest first: words, share, number of entries, amount, and a bar that repeats it. */
export function PartPanel({
  title,
  note,
  parts,
  totalFen,
  dimension,
  link,
}: {
  title: string;
  note?: string;
  parts: readonly NamedPart[];
  totalFen: number;
  dimension: string;
  link?: PartLink;
}) {
  const t = useText("ledger");
  const exact = useText("elements");
  const locale = useLocale();
  return (
    <Panel title={title} note={note}>
      {parts.length === 0 ? (
        <p className="text-ink-soft">{t("by.none")}</p>
      ) : (
        <BarList
          rows={parts.map((part) => ({
            key: part.key,
            label: localName(locale, part),
            value: part.amountFen,
            shown: formatMoneyShort(part.amountFen, locale),
            exact: exact("money.exact", { amount: formatMoney(part.amountFen) }),
            to: link?.(dimension, part.key),
            note: t("by.note", {
              percent: formatShare(part.amountFen, totalFen),
              count: part.entryCount,
            }),
          }))}
        />
      )}
    </Panel>
  );
}

type Vocabulary = "sellerForces" | "fundSources" | "buyerRegions";

/** Parts whose keys are stored words, with the words as names. */
export function useWordParts(list: Vocabulary, parts: readonly Part[]): NamedPart[] {
  const t = useText("vocabulary") as (key: string) => string;
  return parts.map((part) => {
    const name = t(`${list}.${part.key}`);
    return { ...part, nameZh: name, nameEn: name };
  });
}
