import { Link } from "@remix-run/react";
import type { Gaps } from "#app/domain/reporting/gap/read.server.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { formatQuantity } from "#app/ui/elements/format.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { TrackedUnits } from "./reserved-shares.tsx";

/** Units behind their reserved share, each leading to its institution. */
export function UnitGaps({
  gaps,
  districts,
}: {
  gaps: Pick<Gaps, "units" | "unitsBehind" | "unitsUnplanned" | "year">;
  districts: Parameters<typeof TrackedUnits>[0]["districts"];
}) {
  const t = useText("cockpit");
  return (
    <Panel
      title={t("gaps.units")}
      note={t("gaps.units.note", { behind: gaps.unitsBehind, unplanned: gaps.unitsUnplanned })}
      actions={
        <LinkButton size="small" to={paths.officialReservedShares({ year: gaps.year })}>
          {t("gaps.units.all")}
        </LinkButton>
      }
      flush
    >
      {gaps.units.length > 0 ? (
        <TrackedUnits units={gaps.units} districts={districts} year={gaps.year} />
      ) : (
        <p className="p-4 text-ink-soft">{t("gaps.units.none")}</p>
      )}
    </Panel>
  );
}

/** Kilograms of grams. */
function useKilograms() {
  const t = useText("cockpit");
  return (grams: number) => t("gaps.kilograms", { amount: formatQuantity(grams) });
}

/** Batches that were released and are not sold, each leading to its page with supplier and papers. */
export function UnsoldBatches({ unsold }: { unsold: NonNullable<Gaps["unsold"]> }) {
  const t = useText("cockpit");
  const kilograms = useKilograms();
  return (
    <Panel
      title={t("gaps.batches")}
      note={t("gaps.batches.note", { count: unsold.count, grams: kilograms(unsold.grams) })}
      actions={
        <LinkButton size="small" to={paths.officialBatches({ state: "released" })}>
          {t("gaps.batches.all")}
        </LinkButton>
      }
      flush
    >
      <Table
        caption={t("gaps.batches")}
        rows={unsold.rows}
        rowKey={(batch) => batch.id}
        empty={<p className="p-4 text-ink-soft">{t("gaps.batches.none")}</p>}
        columns={[
          {
            key: "batch",
            header: t("gaps.batch"),
            heading: true,
            cell: (batch) => (
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <Link to={paths.officialBatch(batch.id)}>{batch.code}</Link>
                {batch.isDemo ? <DemoMark /> : null}
              </span>
            ),
          },
          { key: "product", header: t("gaps.product"), cell: (batch) => <LocalName of={batch.product} /> },
          { key: "supplier", header: t("gaps.supplier"), cell: (batch) => <LocalName of={batch.supplier} /> },
          {
            key: "days",
            header: t("gaps.days"),
            numeric: true,
            cell: (batch) => <Count value={batch.daysSince} />,
          },
          {
            key: "left",
            header: t("gaps.left"),
            numeric: true,
            cell: (batch) => kilograms(batch.leftGrams),
          },
          {
            key: "until",
            header: t("gaps.days_left"),
            numeric: true,
            cell: (batch) => (batch.daysLeft === null ? "—" : <Count value={batch.daysLeft} />),
          },
        ]}
      />
    </Panel>
  );
}

/** Districts that buy less of their paired county than last year, each leading to what was bought. */
export function PairGaps({ pairs, year }: { pairs: Gaps["pairs"]; year: number }) {
  const t = useText("cockpit");
  const locale = useLocale();
  return (
    <Panel title={t("gaps.pairs")} note={t("gaps.pairs.note")} flush>
      <Table
        caption={t("gaps.pairs")}
        rows={pairs}
        rowKey={(pair) => pair.countyCode}
        empty={<p className="p-4 text-ink-soft">{t("gaps.pairs.none")}</p>}
        columns={[
          {
            key: "pair",
            header: t("gaps.pair"),
            heading: true,
            cell: (pair) => (
              <Link
                to={paths.officialEntries({ year, county: pair.countyCode, district: pair.districtCode })}
              >
                <LocalName of={pair.district} />
                {locale === "en" ? " – " : "—"}
                <LocalName of={pair.county} />
              </Link>
            ),
          },
          {
            key: "bought",
            header: t("gaps.bought"),
            numeric: true,
            cell: (pair) => <Money fen={pair.boughtFen} />,
          },
          {
            key: "expected",
            header: t("gaps.expected"),
            numeric: true,
            cell: (pair) => <Money fen={pair.expectedFen} />,
          },
          {
            key: "missing",
            header: t("gaps.missing"),
            numeric: true,
            cell: (pair) => <Money fen={pair.missingFen} />,
          },
        ]}
      />
    </Panel>
  );
}
