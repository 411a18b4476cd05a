import { Form, Link } from "@remix-run/react";
import { type EntryFilter, entryDimensions } from "#app/domain/reporting/entries/filter.ts";
import type { Names } from "#app/domain/reporting/progress/parts.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { Button, LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState, Tag } from "#app/ui/primitives/card.tsx";
import { Select } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { type EntryKind, type EvidenceGrade, evidenceGrades } from "#db/vocabulary/ledger.ts";
import type { ShownPolicy } from "#app/ui/progress/scope-label.tsx";
import { useDivisions } from "./divisions.ts";

export interface EntryListRow {
  id: number;
  kind: EntryKind;
  occurredOn: string;
  amountFen: number;
  countyCode: string;
  isDemo: boolean;
  supplierName: string;
  supplierNameEn: string | null;
  buyerName: string;
  buyerNameEn: string | null;
  productNameZh: string | null;
  productNameEn: string | null;
  grades: readonly string[];
}

/** The evidence of an entry, lowest first. */
export function Grades({ of: grades }: { of: readonly string[] }) {
  const reached: EvidenceGrade[] = evidenceGrades.filter((grade) => grades.includes(grade));
  return (
    <span className="inline-flex flex-wrap gap-1">
      {reached.map((grade) => (
        <Tag key={grade} tone={grade === "accepted" ? "plain" : "green"}>
          <Word of="evidenceGrades" is={grade} />
        </Tag>
      ))}
    </span>
  );
}

/** Ledger entries, each leading to its page. */
export function EntryTable({ rows, names }: { rows: readonly EntryListRow[]; names: Names }) {
  const t = useText("ledger");
  const county = new Map(names.counties.map((named) => [named.code, named]));
  return (
    <Table
      caption={t("entries.caption")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("entries.empty.title")}>{t("entries.empty")}</EmptyState>}
      columns={[
        {
          key: "day",
          header: t("column.day"),
          heading: true,
          cell: (row) => (
            <span className="inline-flex flex-wrap items-center gap-x-2">
              <Link to={paths.officialEntry(row.id)} aria-label={t("entry.of", { id: row.id })}>
                <DateText date={row.occurredOn} form="short" />
              </Link>
              {row.kind === "reversal" ? <Word of="entryKinds" is="reversal" /> : null}
              {row.isDemo ? <DemoMark /> : null}
            </span>
          ),
        },
        {
          key: "product",
          header: t("column.product"),
          cell: (row) =>
            row.productNameZh ? (
              <LocalName of={{ nameZh: row.productNameZh, nameEn: row.productNameEn }} />
            ) : null,
        },
        {
          key: "county",
          header: t("column.county"),
          cell: (row) => <LocalName of={county.get(row.countyCode) ?? { nameZh: row.countyCode }} />,
        },
        {
          key: "supplier",
          header: t("column.supplier"),
          cell: (row) => <LocalName of={{ nameZh: row.supplierName, nameEn: row.supplierNameEn }} />,
        },
        {
          key: "buyer",
          header: t("column.buyer"),
          cell: (row) => <LocalName of={{ nameZh: row.buyerName, nameEn: row.buyerNameEn }} />,
        },
        {
          key: "amount",
          header: t("column.amount"),
          numeric: true,
          cell: (row) => <Money fen={row.amountFen} />,
        },
        { key: "evidence", header: t("column.evidence"), cell: (row) => <Grades of={row.grades} /> },
      ]}
    />
  );
}

/** What the list of entries is narrowed to; a plain form. */
export function EntryFilterForm({
  filter,
  names,
  policies,
  years,
}: {
  filter: EntryFilter;
  names: Names;
  policies: readonly ShownPolicy[];
  years: readonly number[];
}) {
  const t = useText("ledger");
  const locale = useLocale();
  const divisions = useDivisions(names);
  return (
    <Form
      method="get"
      action={paths.officialEntries()}
      aria-label={t("entries.filter")}
      key={JSON.stringify(filter)}
      className="grid grid-cols-2 items-end gap-3 md:grid-cols-4 xl:grid-cols-6"
    >
      <Field id="entries-year" label={t("cockpit.year")}>
        <Select
          dense
          name="year"
          placeholder={null}
          defaultValue={String(filter.year)}
          choices={years.map((year) => ({ value: String(year), label: String(year) }))}
        />
      </Field>
      <Field id="entries-policy" label={t("cockpit.policy")}>
        <Select
          dense
          name="policy"
          placeholder={t("scope.headline")}
          defaultValue={filter.policy ?? ""}
          choices={policies.map((each) => ({ value: each.code, label: localName(locale, each) }))}
        />
      </Field>
      {entryDimensions.map((name) => (
        <Field key={name} id={`entries-${name}`} label={divisions[name].label}>
          <Select
            dense
            name={name}
            placeholder={t("entries.filter.any")}
            defaultValue={String(filter[name] ?? "")}
            choices={divisions[name].choices}
          />
        </Field>
      ))}
      <div className="flex gap-2">
        <Button>{t("entries.filter.show")}</Button>
        <LinkButton variant="quiet" to={paths.officialEntries({ year: filter.year })}>
          {t("entries.filter.clear")}
        </LinkButton>
      </div>
    </Form>
  );
}
