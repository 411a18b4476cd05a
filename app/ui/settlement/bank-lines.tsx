import type { SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { z } from "zod";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText, InstantText } from "#app/ui/elements/date.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { FormErrors, formProps, UploadField, useActionForm } from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { TextInput } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { CSV } from "#app/ui/primitives/file-types.ts";
import { Tabs } from "#app/ui/primitives/navigation.tsx";
import { type Column, Table } from "#app/ui/primitives/table.tsx";
import { type MatchOutcome, type StatementLineState, statementLineStates } from "#db/vocabulary/payments.ts";

export interface BankLine {
  id: string;
  bookedOn: string;
  amountFen: number;
  counterparty: string;
  memo: string;
  state: StatementLineState;
  outcome: MatchOutcome | null;
  note: string;
  orderId: string | null;
  orderNumber: string | null;
  /** Whether the match may still be taken back. */
  mayUnmatch: boolean;
}

/** The form of a bank's file holds nothing beside it. */
export const statementForm = z.object({});

/** Brings in the file of a bank. */
export function StatementUpload({ refused }: { refused: SubmissionResult<string[]> | undefined }) {
  const t = useText("settlement");
  const [form] = useActionForm(statementForm, refused, { id: "statement", file: "file" });
  return (
    <Form method="post" encType="multipart/form-data" {...formProps(form)} className="grid gap-3">
      <FormErrors form={form} labels={{ file: t("bank.upload.file") }} rowsOf="file" />
      <input type="hidden" name="intent" value="upload" />
      <UploadField
        form={form}
        label={t("bank.upload.file")}
        hint={t("bank.upload.hint")}
        required
        accept={CSV}
      />
      <Button variant="primary" className="justify-self-start">
        {t("bank.upload.submit")}
      </Button>
    </Form>
  );
}

/** The tabs above the bank lines, each with how many there are. */
export function BankLineTabs({
  current,
  counts,
}: {
  current: StatementLineState;
  counts: Record<StatementLineState, number>;
}) {
  const t = useText("settlement");
  const words = useText("vocabulary");
  const states: StatementLineState[] = ["unmatched", "matched", "ignored"];
  return (
    <Tabs
      label={t("bank.filter.label")}
      tabs={states.map((state) => ({
        label: words(`statementLineStates.${state}`),
        to: paths.supplierBank({ state }),
        current: state === current,
        count: counts[state],
      }))}
    />
  );
}

/** Reads the state of a list from an address. */
export function readLineState(word: string | null): StatementLineState {
  return statementLineStates.find((state) => state === word) ?? "unmatched";
}

/** Bank lines in one state, with what can be done about each. */
export function BankLineTable({ rows, state }: { rows: readonly BankLine[]; state: StatementLineState }) {
  const t = useText("settlement");
  const last: Record<StatementLineState, Column<BankLine>[]> = {
    unmatched: [{ key: "action", header: t("column.action"), cell: (line) => <MatchForms line={line} /> }],
    matched: [
      {
        key: "order",
        header: t("column.matched"),
        cell: (line) =>
          line.orderId ? <Link to={paths.supplierInvoice(line.orderId)}>{line.orderNumber}</Link> : null,
      },
      {
        key: "outcome",
        header: t("column.outcome"),
        cell: (line) => (line.outcome ? <State of="matchOutcomes" is={line.outcome} /> : null),
      },
      {
        key: "action",
        header: t("column.action"),
        cell: (line) => (line.mayUnmatch ? <UnmatchForm line={line} /> : t("bank.unmatch.proven")),
      },
    ],
    ignored: [
      { key: "reason", header: t("column.reason"), cell: (line) => line.note },
      { key: "action", header: t("column.action"), cell: (line) => <ReopenForm line={line} /> },
    ],
  };
  return (
    <Table
      caption={t("bank.lines.caption")}
      rows={rows}
      rowKey={(line) => line.id}
      empty={
        <EmptyState title={t("bank.empty.title")}>
          {t(state === "unmatched" ? "bank.empty.unmatched" : "bank.empty.other")}
        </EmptyState>
      }
      columns={[
        {
          key: "day",
          header: t("column.day"),
          heading: true,
          className: "whitespace-nowrap",
          cell: (line) => <DateText date={line.bookedOn} form="short" />,
        },
        {
          key: "amount",
          header: t("column.amount"),
          numeric: true,
          cell: (line) => <Money fen={line.amountFen} />,
        },
        { key: "counterparty", header: t("column.counterparty"), cell: (line) => line.counterparty },
        { key: "memo", header: t("column.memo"), cell: (line) => line.memo },
        ...last[state],
      ]}
    />
  );
}

function MatchForms({ line }: { line: BankLine }) {
  const t = useText("settlement");
  return (
    <div className="grid gap-2 py-1">
      <Form method="post" className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="intent" value="match" />
        <input type="hidden" name="lineId" value={line.id} />
        <Field id={`order-${line.id}`} label={t("bank.match.order")} hideLabel className="min-w-48 flex-1">
          <TextInput dense name="order" maxLength={60} required placeholder={t("bank.match.order")} />
        </Field>
        <Button size="small">{t("bank.match.submit")}</Button>
      </Form>
      <details>
        <summary className="cursor-pointer text-green text-sm">{t("bank.ignore")}</summary>
        <Form method="post" className="mt-2 flex flex-wrap items-end gap-2">
          <input type="hidden" name="intent" value="ignore" />
          <input type="hidden" name="lineId" value={line.id} />
          <Field id={`note-${line.id}`} label={t("bank.ignore.reason")} className="min-w-48 flex-1">
            <TextInput dense name="note" maxLength={200} required />
          </Field>
          <Button size="small">{t("bank.ignore.submit")}</Button>
        </Form>
      </details>
    </div>
  );
}

/** Takes back a match that a person made, with the reason. */
function UnmatchForm({ line }: { line: BankLine }) {
  const t = useText("settlement");
  return (
    <details>
      <summary className="cursor-pointer text-green text-sm">{t("bank.unmatch")}</summary>
      <Form method="post" className="mt-2 flex flex-wrap items-end gap-2">
        <input type="hidden" name="intent" value="unmatch" />
        <input type="hidden" name="lineId" value={line.id} />
        <Field id={`unmatch-${line.id}`} label={t("bank.unmatch.reason")} className="min-w-48 flex-1">
          <TextInput dense name="reason" maxLength={200} required />
        </Field>
        <Button size="small">{t("bank.unmatch.submit")}</Button>
      </Form>
    </details>
  );
}

function ReopenForm({ line }: { line: BankLine }) {
  const t = useText("settlement");
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="reopen" />
      <input type="hidden" name="lineId" value={line.id} />
      <Button size="small">{t("bank.reopen")}</Button>
    </Form>
  );
}

/** The statements uploaded last. */
export function StatementTable({
  statements,
}: {
  statements: readonly {
    id: string;
    fileName: string;
    lineCount: number;
    uploadedAt: Date | string;
    who: string;
  }[];
}) {
  const t = useText("settlement");
  return (
    <Table
      caption={t("bank.statements")}
      rows={statements}
      rowKey={(statement) => statement.id}
      empty={<p className="px-4 pb-4 text-ink-soft">{t("bank.statements.none")}</p>}
      columns={[
        { key: "file", header: t("column.file"), heading: true, cell: (statement) => statement.fileName },
        {
          key: "lines",
          header: t("column.lines"),
          numeric: true,
          cell: (statement) => <Count value={statement.lineCount} />,
        },
        {
          key: "at",
          header: t("column.uploaded"),
          cell: (statement) => <InstantText at={statement.uploadedAt} />,
        },
        { key: "who", header: t("column.who"), cell: (statement) => statement.who },
      ]}
    />
  );
}
