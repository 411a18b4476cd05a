import {
  type CrossDimension,
  crossDimensions,
  crossingQuery,
  entriesUnder,
} from "#app/domain/reporting/crossing/view.ts";
import type { CrossingView } from "#app/domain/reporting/crossing/view.ts";
import type { Grid, Sum } from "#app/domain/reporting/crossing/grid.ts";
import type { Names } from "#app/domain/reporting/progress/parts.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DotGrid } from "#app/ui/charts/dot-grid.tsx";
import { depthOf } from "#app/ui/charts/scale.ts";
import { formatInTableUnit, formatMoney, formatMoneyShort } from "#app/ui/elements/format.ts";
import { Count } from "#app/ui/elements/quantity.tsx";
import { Button, buttonClass } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Select } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import type { ShownPolicy } from "#app/ui/progress/scope-label.tsx";
import { useDivisions } from "./divisions.ts";

/** Which two divisions are crossed, under what, and what the rest is narrowed to; a plain form. */
export function CrossingForm({
  view,
  policy,
  names,
  policies,
  years,
}: {
  view: CrossingView;
  policy: ShownPolicy;
  names: Names;
  policies: readonly (ShownPolicy & { isHeadline: boolean })[];
  years: readonly number[];
}) {
  const t = useText("cockpit");
  const ledger = useText("ledger");
  const locale = useLocale();
  const divisions = useDivisions(names);
  const choices = crossDimensions.map((value) => ({ value, label: divisions[value].label }));
  return (
    <form
      method="get"
      action={paths.officialCrossing()}
      aria-label={t("crossing.form")}
      className="grid grid-cols-2 items-end gap-3 md:grid-cols-4 xl:grid-cols-6"
    >
      <Field id="crossing-rows" label={t("crossing.rows")}>
        <Select dense name="rows" placeholder={null} defaultValue={view.rows} choices={choices} />
      </Field>
      <Field id="crossing-columns" label={t("crossing.columns")}>
        <Select dense name="columns" placeholder={null} defaultValue={view.columns} choices={choices} />
      </Field>
      <Field id="crossing-year" label={ledger("cockpit.year")}>
        <Select
          dense
          name="year"
          placeholder={null}
          defaultValue={String(view.filter.year)}
          choices={years.map((year) => ({ value: String(year), label: String(year) }))}
        />
      </Field>
      <Field id="crossing-policy" label={ledger("cockpit.policy")}>
        <Select
          dense
          name="policy"
          placeholder={null}
          defaultValue={policy.code}
          choices={policies.map((each) => ({
            value: each.code,
            label: each.isHeadline
              ? `${localName(locale, each)} · ${ledger("scope.headline")}`
              : localName(locale, each),
          }))}
        />
      </Field>
      {crossDimensions
        .filter((dimension) => dimension !== view.rows && dimension !== view.columns)
        .map((dimension) => (
          <Field key={dimension} id={`crossing-${dimension}`} label={divisions[dimension].label}>
            <Select
              dense
              name={dimension}
              placeholder={ledger("entries.filter.any")}
              defaultValue={String(view.filter[dimension] ?? "")}
              choices={divisions[dimension].choices}
            />
          </Field>
        ))}
      <div className="flex flex-wrap gap-2">
        <Button>{ledger("cockpit.show")}</Button>
        <a
          href={paths.officialCrossing({ ...crossingQuery(view), rows: view.columns, columns: view.rows })}
          className={buttonClass("quiet")}
        >
          {t("crossing.turn")}
        </a>
      </div>
    </form>
  );
}

/** The words for what is crossed: its divisions, and the name of each row and column. */
function useNaming(view: CrossingView, names: Names) {
  const divisions = useDivisions(names);
  const naming = (dimension: CrossDimension) => {
    const known = new Map(divisions[dimension].choices.map(({ value, label }) => [value, label]));
    return (key: string) => known.get(key) ?? key;
  };
  return { divisions, rowName: naming(view.rows), columnName: naming(view.columns) };
}

/** The grid as a picture; the table below it says the same in figures. */
export function CrossingPicture({ view, grid, names }: { view: CrossingView; grid: Grid; names: Names }) {
  const t = useText("cockpit");
  const locale = useLocale();
  const { divisions, rowName, columnName } = useNaming(view, names);
  if (grid.rows.length === 0) return null;
  return (
    <figure className="grid gap-2 rounded-card border border-line bg-white p-4">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard */}
      <section tabIndex={0} aria-label={t("crossing.picture")} className="overflow-x-auto">
        <DotGrid
          label={t("crossing.caption", {
            rows: divisions[view.rows].label,
            columns: divisions[view.columns].label,
          })}
          columns={grid.columns.map(({ key }) => ({ key, label: columnName(key) }))}
          rows={grid.rows.map(({ key, cells }) => ({
            key,
            label: rowName(key),
            values: cells.map((cell) => cell?.amountFen ?? null),
          }))}
          shown={(amountFen) => formatMoneyShort(amountFen, locale)}
        />
      </section>
      <figcaption className="text-ink-soft text-sm">{t("crossing.picture.note")}</figcaption>
    </figure>
  );
}

const shades = ["", "bg-green-soft/30", "bg-green-soft/60", "bg-green-soft", "bg-gold-soft"] as const;

/** The grid: every figure leads to the entries it is the sum of. The deeper its ground, the nearer to the largest. */
export function CrossingTable({ view, grid, names }: { view: CrossingView; grid: Grid; names: Names }) {
  const t = useText("cockpit");
  const ledger = useText("ledger");
  const elements = useText("elements");
  const locale = useLocale();
  const { divisions, rowName, columnName } = useNaming(view, names);
  if (grid.rows.length === 0) return <EmptyState title={ledger("by.none")}>{t("crossing.empty")}</EmptyState>;
  const largest = Math.max(...grid.rows.flatMap((row) => row.cells.map((cell) => cell?.amountFen ?? 0)));
  const figure = (sum: Sum | null, row: string | null, column: string | null) =>
    sum === null ? (
      <span className="text-ink-soft">–</span>
    ) : (
      <a
        href={paths.officialEntries(entriesUnder(view, row, column))}
        title={t("crossing.exact", { amount: formatMoney(sum.amountFen), count: sum.entryCount })}
      >
        {formatInTableUnit(sum.amountFen, locale)}
      </a>
    );
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard
      tabIndex={0}
      aria-label={t("crossing.table")}
      className="overflow-x-auto rounded-card border border-line bg-white [--header-height:0px]"
    >
      <table className="work-table text-sm [&_:is(th,td)]:px-2">
        <caption className="sticky left-0 px-3 py-2 text-left text-ink-soft">
          {t("crossing.caption", {
            rows: divisions[view.rows].label,
            columns: divisions[view.columns].label,
          })}
          <span className="ml-3">{elements("money.table_unit")}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col" className="left-0 z-[2] text-left">
              {divisions[view.rows].label}
            </th>
            {grid.columns.map(({ key }) => (
              <th key={key} scope="col" className="text-right">
                {columnName(key)}
              </th>
            ))}
            <th scope="col" className="text-right">
              {t("crossing.total")}
            </th>
            <th scope="col" className="text-right">
              {ledger("column.count")}
            </th>
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className="sticky left-0 min-w-28 bg-white text-left font-medium">
                {rowName(row.key)}
              </th>
              {row.cells.map((cell, at) => {
                const column = grid.columns[at]?.key ?? "";
                return (
                  <td
                    key={column}
                    className={`figures whitespace-nowrap text-right ${shades[depthOf(cell?.amountFen ?? 0, largest)]}`}
                  >
                    {figure(cell, row.key, column)}
                  </td>
                );
              })}
              <td className="figures whitespace-nowrap text-right font-semibold">
                {figure(row.sum, row.key, null)}
              </td>
              <td className="text-right">
                <Count value={row.sum.entryCount} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="sticky left-0 text-left">
              {t("crossing.total")}
            </th>
            {grid.columns.map(({ key, sum }) => (
              <td key={key} className="figures whitespace-nowrap text-right">
                {figure(sum, null, key)}
              </td>
            ))}
            <td className="figures whitespace-nowrap text-right">{figure(grid.sum, null, null)}</td>
            <td className="text-right">
              <Count value={grid.sum.entryCount} />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
