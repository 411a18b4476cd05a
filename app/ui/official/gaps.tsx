import { Link } from "@remix-run/react";
import type { Gaps } from "#app/domain/reporting/gap/read.server.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { formatMoney, formatQuantity } from "#app/ui/elements/format.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { TrackedUnits } from "./reserved-shares.tsx";

/** Parts of the target behind what they should have reached today, a table for each division, each part leading to its entries. */
export function PlanGaps({ plan, year }: { plan: Gaps["plan"]; year: number }) {
  const t = useText("cockpit");
  const books = useText("books");
  return (
    <>
      {plan.divided.map((division) => (
        <PlanGap key={division.dimension} division={division} year={year} byMonths={plan.byMonths} />
      ))}
      {plan.undivided.length > 0 ? (
        <Notice>
          {t("gaps.undivided")}{" "}
          {plan.undivided.map((dimension, index) => (
            <span key={dimension}>
              {index > 0 ? t("gaps.undivided.and") : null}
              <Link to={paths.officialTargets({ year, by: dimension })}>
                {books(`targets.by.${dimension}`)}
              </Link>
            </span>
          ))}
        </Notice>
      ) : null}
    </>
  );
}

function PlanGap({
  division: { dimension, count, missingFen, rows },
  year,
  byMonths,
}: {
  division: Gaps["plan"]["divided"][number];
  year: number;
  byMonths: boolean;
}) {
  const t = useText("cockpit");
  const books = useText("books");
  const title = t("gaps.plan", { by: books(`targets.by.${dimension}`) });
  return (
    <Panel
      title={title}
      note={t(byMonths ? "gaps.plan.note.months" : "gaps.plan.note.days", {
        count,
        missing: formatMoney(missingFen),
      })}
      actions={
        <LinkButton size="small" to={paths.officialTargets({ year, by: dimension })}>
          {t("gaps.plan.all")}
        </LinkButton>
      }
      flush
    >
      <Table
        caption={title}
        rows={rows}
        rowKey={(part) => part.key}
        empty={<p className="p-4 text-ink-soft">{t("gaps.plan.none")}</p>}
        columns={[
          {
            key: "part",
            header: books("targets.part"),
            heading: true,
            cell: (part) => (
              <>
                <Link to={paths.officialEntries({ year, [dimension]: part.key })}>
                  <LocalName of={part} />
                </Link>
                {part.pairs.map((pair) => (
                  <PairShare key={pair.countyCode} year={year} district={part.key} pair={pair} />
                ))}
              </>
            ),
          },
          {
            key: "target",
            header: books("targets.amount"),
            numeric: true,
            cell: (part) => <Money fen={part.targetFen} />,
          },
          {
            key: "planned",
            header: books("targets.planned"),
            numeric: true,
            cell: (part) => <Money fen={part.plannedFen} />,
          },
          {
            key: "done",
            header: books("targets.done"),
            numeric: true,
            cell: (part) => <Money fen={part.doneFen} />,
          },
          {
            key: "missing",
            header: t("gaps.missing"),
            numeric: true,
            cell: (part) => (
              <span className="text-cinnabar-deep">
                <Money fen={part.missingFen} />
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}

/** What a district bought of a county it is paired with. */
function PairShare({
  year,
  district,
  pair,
}: {
  year: number;
  district: string;
  pair: Gaps["plan"]["divided"][number]["rows"][number]["pairs"][number];
}) {
  const t = useText("cockpit");
  return (
    <span className="block font-normal text-ink-soft text-sm">
      {t("gaps.paired_with")}{" "}
      <Link to={paths.officialEntries({ year, district, county: pair.countyCode })}>
        <LocalName of={pair} />
      </Link>{" "}
      <Money fen={pair.boughtFen} />
    </span>
  );
}

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
