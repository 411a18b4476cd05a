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
import { ErrorSummary } from "#app/ui/primitives/notice.tsx";
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
export function BankLineTable({
  rows,
  state,
  refused,
}: {
  rows: readonly BankLine[];
  state: StatementLineState;
  refused: RefusedLine | null;
}) {
  const t = useText("settlement");
  const last: Record<StatementLineState, Column<BankLine>[]> = {
    unmatched: [
      {
        key: "action",
        header: t("column.action"),
        cell: (line) => <MatchForms line={line} refused={refused} />,
      },
    ],
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
        cell: (line) =>
          line.mayUnmatch ? <UnmatchForm line={line} refused={refused} /> : t("bank.unmatch.proven"),
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

/** What was refused of one of the forms beside a bank line: what it meant to do, what was typed, and why not. */
export interface RefusedLine {
  intent: string;
  lineId: string;
  typed: string;
  messages: readonly string[];
}

/** The field of a bank line's form that a refusal leads to; its forms have one each. */
const fieldOfLine = (intent: string, lineId: string) => `${intent}-${lineId}`;

/** Reads which form beside a bank line was refused; null where it was the upload, or nothing. */
export function readRefusedLine(refused: SubmissionResult<string[]> | undefined): RefusedLine | null {
  const { intent, lineId, order, note, reason } = refused?.initialValue ?? {};
  if (typeof intent !== "string" || intent === "upload") return null;
  const typed = [order, note, reason].find((text) => typeof text === "string") ?? "";
  const messages = Object.values(refused?.error ?? {}).flatMap((said) => said ?? []);
  return { intent, lineId: String(lineId ?? ""), typed, messages };
}

/** What was refused of a bank line, above the page, each message leading to the field beside the line where it has one. */
export function RefusedLineSummary({
  refused,
  rows,
}: {
  refused: RefusedLine;
  rows: readonly { id: string }[];
}) {
  const { intent, lineId, messages } = refused;
  const isShown = intent !== "reopen" && rows.some(({ id }) => id === lineId);
  const id = isShown ? fieldOfLine(intent, lineId) : undefined;
  return <ErrorSummary entries={messages.map((message) => ({ id, message }))} />;
}

interface LineFormProps {
  line: BankLine;
  intent: "match" | "ignore" | "unmatch";
  name: string;
  label: string;
  hideLabel?: boolean;
  submit: string;
  maxLength: number;
  refused: RefusedLine | null;
}

/** A form beside a bank line that asks for one thing; what it was refused for stands at its field. */
function LineForm({ line, intent, name, label, hideLabel, submit, maxLength, refused }: LineFormProps) {
  const own = isOf(refused, line, intent) ? refused : null;
  return (
    <Form method="post" className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="lineId" value={line.id} />
      <Field
        id={fieldOfLine(intent, line.id)}
        label={label}
        hideLabel={hideLabel}
        errors={own?.messages}
        className="min-w-48 flex-1"
      >
        <TextInput
          dense
          name={name}
          maxLength={maxLength}
          required
          placeholder={hideLabel ? label : undefined}
          defaultValue={own?.typed}
        />
      </Field>
      <Button size="small">{submit}</Button>
    </Form>
  );
}

/** As {@link LineForm}, for what is seldom done: folded until somebody wants it, or it was refused. */
function FoldedLineForm({ summary, ...form }: LineFormProps & { summary: string }) {
  return (
    <details open={isOf(form.refused, form.line, form.intent)}>
      <summary className="cursor-pointer text-green text-sm">{summary}</summary>
      <div className="mt-2">
        <LineForm {...form} />
      </div>
    </details>
  );
}

const isOf = (refused: RefusedLine | null, line: BankLine, intent: string) =>
  refused?.lineId === line.id && refused.intent === intent;

function MatchForms({ line, refused }: { line: BankLine; refused: RefusedLine | null }) {
  const t = useText("settlement");
  return (
    <div className="grid gap-2 py-1">
      <LineForm
        line={line}
        intent="match"
        name="order"
        label={t("bank.match.order")}
        hideLabel
        submit={t("bank.match.submit")}
        maxLength={60}
        refused={refused}
      />
      <FoldedLineForm
        summary={t("bank.ignore")}
        line={line}
        intent="ignore"
        name="note"
        label={t("bank.ignore.reason")}
        submit={t("bank.ignore.submit")}
        maxLength={200}
        refused={refused}
      />
    </div>
  );
}

/** Takes back a match that a person made, with the reason. */
function UnmatchForm({ line, refused }: { line: BankLine; refused: RefusedLine | null }) {
  const t = useText("settlement");
  return (
    <FoldedLineForm
      summary={t("bank.unmatch")}
      line={line}
      intent="unmatch"
      name="reason"
      label={t("bank.unmatch.reason")}
      submit={t("bank.unmatch.submit")}
      maxLength={200}
      refused={refused}
    />
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
