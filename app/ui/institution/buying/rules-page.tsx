import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { createRuleInput } from "#app/domain/procurement/rule/input.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { formatMoney } from "#app/ui/elements/format.ts";
import { Money } from "#app/ui/elements/money.tsx";
import {
  FormErrors,
  formProps,
  NumberField,
  SelectField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState, Panel, Tag } from "#app/ui/primitives/card.tsx";
import { Select } from "#app/ui/primitives/controls.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { type FundSource, fundSources } from "#db/vocabulary/procurement.ts";

export interface Rule {
  id: string;
  fundSource: FundSource | null;
  upToFen: number;
  approverId: string | null;
  approverName: string | null;
}

interface Approver {
  userId: string;
  name: string;
}

const choicesOf = (approvers: readonly Approver[]) =>
  approvers.map(({ userId, name }) => ({ value: userId, label: name }));

/**
 * The approval table of an institution; each step can be given to another approver or taken out. One that names somebody
 * who approves here no longer is marked.
 */
export function Rules({ rules, approvers }: { rules: readonly Rule[]; approvers: readonly Approver[] }) {
  const t = useText("buying");
  const words = useText("vocabulary");
  const fund = (rule: Rule) =>
    rule.fundSource ? words(`fundSources.${rule.fundSource}`) : t("rules.fund_any");
  const name = (rule: Rule) => `${fund(rule)} ${formatMoney(rule.upToFen)}`;
  return (
    <Table
      caption={t("rules.caption")}
      rows={rules}
      rowKey={(rule) => rule.id}
      empty={<EmptyState title={t("rules.empty.title")}>{t("rules.empty.note")}</EmptyState>}
      columns={[
        { key: "fund", header: t("rules.fund_source"), heading: true, cell: fund },
        {
          key: "amount",
          header: t("rules.up_to_column"),
          numeric: true,
          cell: (rule) => <Money fen={rule.upToFen} />,
        },
        {
          key: "approver",
          header: t("rules.approver"),
          cell: (rule) => (
            <>
              {rule.approverName ?? t("rules.approver_any")}{" "}
              {rule.approverId === null ||
              approvers.some(({ userId }) => userId === rule.approverId) ? null : (
                <Tag tone="warning">{t("rules.approver_gone")}</Tag>
              )}
            </>
          ),
        },
        {
          key: "actions",
          header: <span className="sr-only">{t("rules.actions")}</span>,
          className: "text-right",
          cell: (rule) => (
            <div className="flex flex-wrap items-start justify-end gap-2 text-left">
              <ChangeApprover rule={rule} named={name(rule)} approvers={approvers} />
              <Form method="post">
                <input type="hidden" name="ruleId" value={rule.id} />
                <Button
                  name="intent"
                  value="retire"
                  size="small"
                  aria-label={t("rules.retire_of", { rule: name(rule) })}
                >
                  {t("rules.retire")}
                </Button>
              </Form>
            </div>
          ),
        },
      ]}
    />
  );
}

/** Gives a step of the approval table to another approver, or to any. */
function ChangeApprover({
  rule,
  named,
  approvers,
}: {
  rule: Rule;
  /** What the step is called. */
  named: string;
  approvers: readonly Approver[];
}) {
  const t = useText("buying");
  return (
    <ConfirmDisclosure
      label={t("rules.change")}
      variant="secondary"
      size="small"
      question={t("rules.change.question", { rule: named })}
    >
      <Form method="post" className="grid gap-3">
        <input type="hidden" name="ruleId" value={rule.id} />
        <Field label={t("rules.approver")}>
          <Select
            name="approverId"
            placeholder={t("rules.approver_any")}
            defaultValue={rule.approverId ?? ""}
            choices={choicesOf(approvers)}
          />
        </Field>
        <div>
          <Button name="intent" value="change" variant="secondary">
            {t("rules.change.save")}
          </Button>
        </div>
      </Form>
    </ConfirmDisclosure>
  );
}

/** Adds a step to the approval table. */
export function NewRule({
  approvers,
  refused,
}: {
  approvers: readonly Approver[];
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("buying");
  const words = useText("vocabulary");
  const [form, fields] = useActionForm(createRuleInput, refused, { id: "rule" });
  return (
    <Panel title={t("rules.add")}>
      <Form method="post" {...formProps(form)} className="grid gap-4">
        <FormErrors
          form={form}
          labels={{
            fundSource: t("rules.fund_source"),
            upTo: t("rules.up_to"),
            approverId: t("rules.approver"),
          }}
        />
        <div className="grid gap-4 sm:grid-cols-3">
          <SelectField
            field={fields.fundSource}
            label={t("rules.fund_source")}
            hint={t("rules.fund_hint")}
            placeholder={t("rules.fund_any")}
            choices={fundSources.map((source) => ({ value: source, label: words(`fundSources.${source}`) }))}
          />
          <NumberField field={fields.upTo} label={t("rules.up_to")} required />
          <SelectField
            field={fields.approverId}
            label={t("rules.approver")}
            placeholder={t("rules.approver_any")}
            choices={choicesOf(approvers)}
          />
        </div>
        <div>
          <Button name="intent" value="create" variant="primary">
            {t("rules.add")}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
