import { Link } from "@remix-run/react";
import type { IndicatorLine } from "#app/domain/reporting/indicators/read.server.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { formatClause } from "#app/ui/elements/format.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Share } from "#app/ui/elements/money.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { IndicatorValue } from "./value.tsx";

/** The plan's indicators of a year: target, confirmed, and what still waits, each apart. */
export function IndicatorBoard({
  rows,
  year,
  open,
}: {
  rows: readonly IndicatorLine[];
  year: number;
  /** Whether the reader may open an indicator with its history. */
  open: boolean;
}) {
  const t = useText("indicators");
  const locale = useLocale();
  return (
    <Table
      caption={t("board.caption", { year })}
      rows={rows}
      rowKey={(row) => row.code}
      columns={[
        {
          key: "name",
          header: t("board.indicator"),
          heading: true,
          cell: (row) => (
            <span className="inline-flex flex-wrap items-baseline gap-x-2">
              {open ? (
                row.fromLedger ? (
                  <a href={paths.officialCockpit({ year })}>
                    <LocalName of={row} />
                  </a>
                ) : (
                  <Link to={paths.officialIndicator(row.code, { year })}>
                    <LocalName of={row} />
                  </Link>
                )
              ) : (
                <LocalName of={row} />
              )}
              <span className="font-normal text-ink-soft text-sm">{formatClause(row.clause, locale)}</span>
              {row.isDemo ? <DemoMark /> : null}
            </span>
          ),
        },
        {
          key: "target",
          header: t("board.target"),
          numeric: true,
          cell: (row) => <IndicatorValue of={row} value={row.target} />,
        },
        {
          key: "confirmed",
          header: t("board.confirmed"),
          numeric: true,
          cell: (row) => (
            <span className="grid justify-items-end">
              <span>
                <IndicatorValue of={row} value={row.confirmed} />
              </span>
              {row.fromLedger ? (
                <span className="text-ink-soft text-sm">{t("board.from_ledger")}</span>
              ) : row.countiesMet !== null ? (
                <span className="text-ink-soft text-sm">
                  {t("board.counties_met", { count: row.countiesMet })}
                </span>
              ) : null}
            </span>
          ),
        },
        {
          key: "share",
          header: t("board.share"),
          numeric: true,
          cell: (row) => <Share part={row.confirmed} whole={row.target} />,
        },
        ...(open
          ? [
              {
                key: "waiting",
                header: t("board.waiting"),
                numeric: true,
                cell: (row: IndicatorLine) =>
                  row.waiting === 0 ? (
                    "—"
                  ) : (
                    <span className="grid justify-items-end">
                      <span>
                        <IndicatorValue of={row} value={row.withWaiting} />
                      </span>
                      <span className="text-ink-soft text-sm">
                        {t("board.waiting.count", { count: row.waiting })}
                      </span>
                    </span>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}
