import type { SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { localName } from "#app/i18n/locale.ts";
import { paths } from "#app/paths.ts";
import { TargetProgress } from "#app/ui/charts/target-progress.tsx";
import { formatAmount, formatMonthName, formatShare } from "#app/ui/elements/format.ts";
import { Money } from "#app/ui/elements/money.tsx";
import { Button, LinkButton } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { TextInput } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { Tabs } from "#app/ui/primitives/navigation.tsx";
import { ErrorSummary, Notice, type SummaryEntry } from "#app/ui/primitives/notice.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { type TargetBasis, type TargetDimension, targetDimensions } from "#db/vocabulary/ledger.ts";

export interface TargetRow {
  key: string;
  nameZh: string;
  nameEn: string;
  /** What the part has to reach; null while the target is not divided this way. */
  amountFen: number | null;
  /** What it should have reached today. */
  plannedFen: number | null;
  doneFen: number;
  lastYearFen: number;
  proposedFen: number;
}

export interface TargetDivisionProps {
  year: number;
  by: TargetDimension;
  fill: "even" | "season" | null;
  target: { amountFen: number };
  rows: readonly TargetRow[];
  basis: TargetBasis | null;
  gapReason: string;
  maySet: boolean;
  refused?: SubmissionResult<string[]>;
}

/** What the target is divided by. */
export function TargetTabs({ year, by }: { year: number; by: TargetDimension }) {
  const t = useText("books");
  return (
    <Tabs
      label={t("targets.by")}
      tabs={targetDimensions.map((dimension) => ({
        label: t(`targets.by.${dimension}`),
        to: paths.officialTargets({ year, by: dimension }),
        current: dimension === by,
      }))}
    />
  );
}

/** The parts of a target with how far each is; whoever may set targets types new amounts into the same table. */
export function DivideTargetForm(props: TargetDivisionProps) {
  const { year, by, fill, target, rows, maySet, refused } = props;
  const t = useText("books");
  const name = usePartName(by);
  const errors = Object.entries(refused?.error ?? {}).flatMap(([field, messages]) =>
    (messages ?? []).map((message: string): SummaryEntry => {
      const index = indexOfPart(field);
      const row = index === null ? undefined : rows[index];
      return row ? { id: partId(index), label: name(row), message } : { message };
    }),
  );
  const table = <PartsTable {...props} />;
  const sumFen = rows.reduce((sum, row) => sum + row.proposedFen, 0);
  const note = (
    <>
      {t("targets.sum")} <Money fen={sumFen} /> · {t("targets.whole")} <Money fen={target.amountFen} />
      {sumFen === target.amountFen ? null : (
        <>
          {" "}
          · {t("targets.gap")} <Money fen={target.amountFen - sumFen} />
        </>
      )}
    </>
  );
  if (!maySet)
    return (
      <Panel title={t(`targets.by.${by}`)} note={note} flush>
        {table}
      </Panel>
    );
  return (
    <Panel
      title={t(`targets.by.${by}`)}
      note={note}
      flush
      actions={
        <>
          <LinkButton size="small" to={paths.officialTargets({ year, by, fill: "even" })}>
            {t("targets.fill.even")}
          </LinkButton>
          <LinkButton size="small" to={paths.officialTargets({ year, by, fill: "season" })}>
            {t("targets.fill.season")}
          </LinkButton>
        </>
      }
    >
      <Form method="post" action={`?do=divide&year=${year}&by=${by}`}>
        <div className="grid gap-3 p-4 empty:hidden">
          <ErrorSummary entries={errors} />
          {fill ? <Notice>{t(`targets.filled.${fill}`)}</Notice> : null}
        </div>
        <input type="hidden" name="year" value={year} />
        <input type="hidden" name="dimension" value={by} />
        <input type="hidden" name="basis" value={fill ?? "given"} />
        {table}
        <div className="grid max-w-2xl gap-3 p-4">
          <Field id="gap-reason" label={t("targets.gap_reason")} hint={t("targets.gap_reason.hint")}>
            <TextInput
              name="gapReason"
              maxLength={300}
              defaultValue={typed(refused, "gapReason") ?? props.gapReason}
            />
          </Field>
          <Button variant="primary" className="justify-self-start">
            {t("targets.save")}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}

/** What was typed into a field of the form that was refused. */
function typed(refused: SubmissionResult<string[]> | undefined, field: string): string | undefined {
  const value = refused?.initialValue?.[field];
  return typeof value === "string" ? value : undefined;
}

function typedPart(refused: SubmissionResult<string[]> | undefined, index: number): string | undefined {
  const parts = refused?.initialValue?.parts;
  const part: unknown = Array.isArray(parts) ? parts[index] : undefined;
  const amount = (part as { amount?: unknown } | undefined)?.amount;
  return typeof amount === "string" ? amount : undefined;
}

const partId = (index: number | null) => `part-${index}`;

/** Which row a refused field belongs to; null for a field of the whole form. */
function indexOfPart(field: string): number | null {
  const [, index] = /^parts\[(\d+)\]/.exec(field) ?? [];
  return index === undefined ? null : Number(index);
}

function usePartName(by: TargetDimension) {
  const locale = useLocale();
  return (row: TargetRow) =>
    by === "month" ? formatMonthName(Number(row.key), locale) : localName(locale, row);
}

function PartsTable({ year, by, rows, maySet, refused }: TargetDivisionProps) {
  const t = useText("books");
  const name = usePartName(by);
  return (
    <Table
      caption={t(`targets.by.${by}`)}
      stack="early"
      rows={rows.map((row, index) => ({ ...row, index }))}
      rowKey={(row) => row.key}
      columns={[
        {
          key: "part",
          header: t("targets.part"),
          heading: true,
          className: "whitespace-nowrap",
          cell: (row) => <Link to={paths.officialEntries({ year, [by]: row.key })}>{name(row)}</Link>,
        },
        {
          key: "last",
          header: t("targets.last_year"),
          numeric: true,
          cell: (row) => <Money fen={row.lastYearFen} />,
        },
        { key: "done", header: t("targets.done"), numeric: true, cell: (row) => <Money fen={row.doneFen} /> },
        {
          key: "planned",
          header: t("targets.planned"),
          numeric: true,
          cell: (row) => (row.plannedFen === null ? "—" : <Money fen={row.plannedFen} />),
        },
        {
          key: "progress",
          header: t("targets.progress"),
          cell: (row) => <PartProgress row={row} />,
        },
        {
          key: "target",
          header: t(maySet ? "targets.amount.yuan" : "targets.amount"),
          numeric: true,
          cell: (row) =>
            maySet ? (
              <>
                <input type="hidden" name={`parts[${row.index}].key`} value={row.key} />
                <TextInput
                  dense
                  id={partId(row.index)}
                  name={`parts[${row.index}].amount`}
                  aria-invalid={refused?.error?.[`parts[${row.index}].amount`] ? true : undefined}
                  aria-label={t("targets.amount.of", { part: name(row) })}
                  inputMode="decimal"
                  maxLength={20}
                  defaultValue={typedPart(refused, row.index) ?? formatAmount(row.proposedFen)}
                  className="figures min-w-36 text-right"
                />
              </>
            ) : row.amountFen === null ? (
              "—"
            ) : (
              <Money fen={row.amountFen} />
            ),
        },
      ]}
    />
  );
}

function PartProgress({ row }: { row: TargetRow }) {
  const t = useText("books");
  if (!row.amountFen) return <>—</>;
  const begun = row.plannedFen !== 0;
  const behind = row.plannedFen !== null && row.doneFen < row.plannedFen;
  return (
    <span className="grid min-w-32 gap-0.5">
      <TargetProgress amountFen={row.doneFen} targetFen={row.amountFen} paceFen={row.plannedFen} />
      <span className={`figures text-sm ${behind ? "text-cinnabar-deep" : "text-green"}`}>
        {formatShare(row.doneFen, row.amountFen)}{" "}
        {begun ? t(behind ? "targets.behind" : "targets.ahead") : null}
      </span>
    </span>
  );
}
