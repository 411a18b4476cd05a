import type { SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { missingFields, REQUIRED_FIELDS } from "#app/domain/channels/reading/headings.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { formatMonth } from "#app/ui/elements/format.ts";
import { Money } from "#app/ui/elements/money.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState, Panel } from "#app/ui/primitives/card.tsx";
import { Select } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { Tabs } from "#app/ui/primitives/navigation.tsx";
import { ErrorSummary, Notice } from "#app/ui/primitives/notice.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { type ImportRowState, importRowStates, type SaleField, saleFields } from "#db/vocabulary/channels.ts";
import { problemText, type ShownProblem } from "./problem-text.ts";
import { saleFieldNames } from "./sale-field-names.ts";

export type ShownRow = {
  rowNumber: number;
  state: ImportRowState;
  problems: readonly ShownProblem[];
  occurredOn: string | null;
  amountFen: number | null;
  productName: string | null;
  sellerName: string | null;
  buyerName: string | null;
  entryId: number | null;
  conflictId: string | null;
};

/** Says which rows will count in another month than they occurred in, because that one is closed. */
export function LateRows({ late }: { late: readonly { month: string; countsIn: string; rows: number }[] }) {
  const t = useText("channels");
  const locale = useLocale();
  if (late.length === 0) return null;
  return (
    <Notice tone="warning">
      <ul>
        {late.map(({ month, countsIn, rows }) => (
          <li key={month}>
            {t("import.late", {
              count: rows,
              month: formatMonth(month, locale),
              countsIn: formatMonth(countsIn, locale),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What became of the rows: one tab for each state there is. */
export function RowTabs({
  importId,
  counts,
  show,
}: {
  importId: string;
  counts: readonly { state: ImportRowState; rows: number }[];
  show: ImportRowState | null;
}) {
  const t = useText("channels");
  const words = useText("vocabulary");
  const total = counts.reduce((sum, { rows }) => sum + rows, 0);
  const there = importRowStates.flatMap((state) => counts.filter((each) => each.state === state));
  return (
    <Tabs
      label={t("import.counts")}
      tabs={[
        { label: t("import.all"), to: paths.officialImport(importId), count: total, current: show === null },
        ...there.map(({ state, rows }) => ({
          label: words(`importRowStates.${state}`),
          to: paths.officialImport(importId, { show: state }),
          count: rows,
          current: show === state,
        })),
      ]}
    />
  );
}

/** Rows of an import as they were read, each with its reasons, the likely duplicate it waits for, or the entry it became. */
export function RowTable({ rows }: { rows: readonly ShownRow[] }) {
  const t = useText("channels");
  const words = useText("vocabulary");
  return (
    <Table
      caption={t("import.rows")}
      rows={rows}
      rowKey={({ rowNumber }) => rowNumber}
      empty={<EmptyState title={t("import.rows.empty")} />}
      stack="early"
      columns={[
        {
          key: "row",
          header: t("column.row"),
          heading: true,
          cell: ({ rowNumber }) => <span className="figures">{rowNumber}</span>,
        },
        {
          key: "day",
          header: t("column.day"),
          cell: ({ occurredOn }) => (occurredOn ? <DateText date={occurredOn} form="short" /> : "—"),
        },
        {
          key: "amount",
          header: t("column.amount"),
          numeric: true,
          cell: ({ amountFen }) => (amountFen === null ? "—" : <Money fen={amountFen} />),
        },
        { key: "product", header: t("column.product"), cell: ({ productName }) => productName ?? "—" },
        { key: "seller", header: t("column.seller"), cell: ({ sellerName }) => sellerName ?? "—" },
        { key: "buyer", header: t("column.buyer"), cell: ({ buyerName }) => buyerName ?? "—" },
        {
          key: "state",
          header: t("column.state"),
          cell: ({ state }) => <State of="importRowStates" is={state} />,
        },
        {
          key: "problem",
          header: t("column.problem"),
          cell: ({ problems, entryId, conflictId }) =>
            conflictId !== null ? (
              <Link to={paths.officialConflict(conflictId)}>{t("import.conflict")}</Link>
            ) : entryId === null ? (
              <ul>
                {problems.map((problem) => (
                  <li key={`${problem.field}/${problem.code}`} className="break-words">
                    {problemText(t, words, problem)}
                  </li>
                ))}
              </ul>
            ) : (
              <Link to={paths.officialEntry(entryId)}>{t("import.entry", { id: entryId })}</Link>
            ),
        },
      ]}
    />
  );
}

/** Says what each column of the file means. */
export function ColumnsForm({
  headings,
  mapping,
  refused,
}: {
  headings: readonly string[];
  mapping: { columns: Partial<Record<SaleField, string>>; unit: "yuan" | "wan" };
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("channels");
  const words = useText("vocabulary");
  const choices = headings
    .filter((heading) => heading !== "")
    .map((heading) => ({ value: heading, label: heading }));
  const given = (name: string, otherwise: string) => {
    const value = refused?.initialValue?.[name];
    return typeof value === "string" ? value : otherwise;
  };
  const locale = useLocale();
  const missing = missingFields(mapping);
  const wrong = saleFields.filter((field) => refused?.error?.[field]);
  const whole = refused?.error?.[""] ?? [];
  return (
    <Panel title={t("import.columns")} note={t("import.columns.note")}>
      <Form method="post" action="?do=columns" className="grid gap-4">
        {missing.length > 0 ? (
          <Notice tone="warning">
            {t("import.columns_missing", { fields: saleFieldNames(words, locale, missing) })}
          </Notice>
        ) : null}
        <ErrorSummary
          entries={[
            ...whole.map((message: string) => ({ message })),
            ...wrong.map((field) => ({
              id: `column-${field}`,
              label: words(`saleFields.${field}`),
              message: refused?.error?.[field]?.[0] ?? "",
            })),
          ]}
        />
        <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          {saleFields.map((field) => (
            <Field
              key={field}
              id={`column-${field}`}
              label={words(`saleFields.${field}`)}
              errors={refused?.error?.[field] ?? []}
              required={REQUIRED_FIELDS.includes(field)}
            >
              <Select
                name={field}
                choices={choices}
                placeholder={t("import.column.none")}
                defaultValue={given(field, mapping.columns[field] ?? "")}
              />
            </Field>
          ))}
          <Field id="column-unit" label={t("import.unit")} hint={t("import.unit.hint")} required>
            <Select
              name="unit"
              choices={[
                { value: "yuan", label: t("import.unit.yuan") },
                { value: "wan", label: t("import.unit.wan") },
              ]}
              defaultValue={given("unit", mapping.unit)}
            />
          </Field>
        </div>
        <div>
          <Button variant="secondary">{t("import.columns.save")}</Button>
        </div>
      </Form>
    </Panel>
  );
}
