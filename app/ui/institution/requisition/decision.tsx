import { Form } from "@remix-run/react";
import { refusalValues } from "#app/i18n/refusal-values.ts";
import { textOf } from "#app/i18n/text.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import type { ErrorCode, ErrorDetails } from "#app/kernel/errors.ts";
import { formatMoney } from "#app/ui/elements/format.ts";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Textarea } from "#app/ui/primitives/controls.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { ErrorSummary, Notice } from "#app/ui/primitives/notice.tsx";
import type { FundSource } from "#db/vocabulary/procurement.ts";
import { ApprovalCoverage } from "./approval-coverage.tsx";
import { DECISION_FORM, type RequisitionSheetLine } from "./sheet-lines.tsx";

type Refusal = { code: ErrorCode; details: ErrorDetails } | null;

export interface DecisionProps {
  contentHash: string;
  /** The lines that approving now would order. */
  bought: readonly RequisitionSheetLine[];
  rule: { upToFen: number; fundSource: FundSource | null; approverName: string | null } | null;
  against: { approve: Refusal; reject: Refusal };
  errors: Record<string, string[]>;
}

/** Approve, leave out lines, or reject all. The hash says which content the approver has seen. */
export function Decision({ contentHash, bought, rule, against, errors }: DecisionProps) {
  const t = useText("requisitions");
  const entries = Object.values(errors).flatMap((messages) => messages.map((message) => ({ message })));
  return (
    <Panel title={t("approval.decision")} note={t("approval.reject_hint")}>
      <div className="grid gap-4">
        <ErrorSummary entries={entries} />
        <Rule rule={rule} />
        <Against refusal={against.approve} />
        {against.approve === null ? <ApprovalCoverage bought={bought} /> : null}
        <Form method="post" id={DECISION_FORM}>
          <input type="hidden" name="contentHash" value={contentHash} />
          <Button
            name="intent"
            value="approve"
            variant="primary"
            disabled={against.approve !== null || bought.length === 0}
          >
            {t("approval.approve")}
          </Button>
        </Form>
        {against.reject === null ? (
          <ConfirmDisclosure
            label={t("approval.reject_all")}
            question={t("approval.reject_question")}
            open={errors.reason !== undefined}
          >
            <Form method="post" className="grid gap-3">
              <input type="hidden" name="contentHash" value={contentHash} />
              <Field
                label={t("approval.reject_why")}
                hint={t("approval.reject_why.hint")}
                errors={errors.reason}
                id="reason"
                required
              >
                <Textarea name="reason" rows={3} maxLength={300} />
              </Field>
              <Button name="intent" value="reject" variant="danger">
                {t("approval.reject_all")}
              </Button>
            </Form>
          </ConfirmDisclosure>
        ) : null}
      </div>
    </Panel>
  );
}

function Rule({ rule }: Pick<DecisionProps, "rule">) {
  const t = useText("requisitions");
  const words = useText("vocabulary");
  if (!rule) return null;
  const limit = formatMoney(rule.upToFen);
  return (
    <p>
      <span className="text-ink-soft">{t("approval.rule")} </span>
      {rule.fundSource
        ? t("approval.rule_fund", { limit, fund: words(`fundSources.${rule.fundSource}`) })
        : t("approval.rule_general", { limit })}
      {" · "}
      {rule.approverName ? t("approval.rule_person", { name: rule.approverName }) : t("approval.rule_any")}
    </p>
  );
}

function Against({ refusal }: { refusal: Refusal }) {
  const locale = useLocale();
  if (!refusal) return null;
  const sentence = textOf(locale, "errors") as (key: ErrorCode, values: Record<string, string>) => string;
  return <Notice tone="warning">{sentence(refusal.code, refusalValues(locale, refusal.details))}</Notice>;
}
