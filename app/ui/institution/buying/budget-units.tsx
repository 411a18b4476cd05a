import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ComponentProps } from "react";
import type { ShareProgress } from "#app/domain/accounts/budget-unit/reserved-share.ts";
import {
  createBudgetUnitInput,
  editBudgetUnitInput,
  planSpendInput,
} from "#app/domain/accounts/budget-unit/input.ts";
import { DEFAULT_JURISDICTION } from "#app/domain/accounts/reserved-share/rule.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { formatAmount, formatMoney, formatPercent } from "#app/ui/elements/format.ts";
import { Money } from "#app/ui/elements/money.tsx";
import {
  CheckboxField,
  FormErrors,
  formProps,
  NumberField,
  SelectField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState, Panel } from "#app/ui/primitives/card.tsx";
import { Disclosure } from "#app/ui/primitives/disclosure.tsx";
import { Table } from "#app/ui/primitives/table.tsx";

export interface BudgetUnit {
  id: string;
  code: string;
  name: string;
  hasCanteen: boolean;
  isActive: boolean;
  plannedFen: number | null;
  boughtFen: number;
  staffFen: number;
  jurisdiction: string | null;
  rule: { jurisdiction: string; shareBasisPoints: number; source: string } | null;
  progress: ShareProgress | null;
}

export type RefusedForm = { target: string; form: SubmissionResult<string[]> } | undefined;

/** The refusal of one form of a page that has several. */
const refusalOf = (refused: RefusedForm, target: string) =>
  refused?.target === target ? refused.form : undefined;

/** Budget units with their reserved share of the year. */
export function BudgetUnits({ units, year }: { units: readonly BudgetUnit[]; year: number }) {
  const t = useText("buying");
  return (
    <Table
      caption={t("units.caption")}
      rows={units}
      rowKey={(unit) => unit.id}
      empty={<EmptyState title={t("units.empty.title")}>{t("units.empty.note")}</EmptyState>}
      columns={[
        {
          key: "name",
          header: t("units.name"),
          heading: true,
          cell: (unit) => (
            <>
              {unit.name} <span className="font-normal text-ink-soft">{unit.code}</span>
              {unit.isActive ? null : (
                <span className="ml-2">
                  <StateBadge tone="closed">{t("units.inactive")}</StateBadge>
                </span>
              )}
            </>
          ),
        },
        {
          key: "planned",
          header: t("units.planned", { year }),
          numeric: true,
          cell: (unit) => (unit.plannedFen === null ? "—" : <Money fen={unit.plannedFen} />),
        },
        {
          key: "bought",
          header: t("units.bought"),
          numeric: true,
          cell: (unit) => (
            <>
              <Money fen={unit.boughtFen} />
              {unit.staffFen > 0 ? (
                <span className="block text-ink-soft text-sm">
                  {t("units.staff", { amount: formatMoney(unit.staffFen) })}
                </span>
              ) : null}
            </>
          ),
        },
        { key: "share", header: t("units.share"), cell: (unit) => <Share unit={unit} /> },
      ]}
    />
  );
}

function Share({ unit }: { unit: BudgetUnit }) {
  const t = useText("buying");
  const { progress } = unit;
  if (!unit.hasCanteen) return <span className="text-ink-soft">{t("units.share_none")}</span>;
  if (!unit.rule) return <span className="text-ink-soft">{t("units.no_rule")}</span>;
  if (!progress) return <span className="text-ink-soft">{t("units.share_unplanned")}</span>;
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <StateBadge tone={progress.met ? "done" : "waiting"}>
        {progress.met
          ? t("units.share_met")
          : t("units.share_missing", { amount: formatMoney(progress.missingFen) })}
      </StateBadge>
      <span className="text-ink-soft text-sm">
        {t("units.share_of", {
          required: formatMoney(progress.requiredFen),
          bought: formatPercent(progress.boughtBasisPoints),
        })}
      </span>
      {unit.rule ? (
        <span className="text-ink-soft text-sm">
          {t("units.rule", {
            share: formatPercent(unit.rule.shareBasisPoints, 0),
            jurisdiction: unit.rule.jurisdiction,
            source: unit.rule.source,
          })}
        </span>
      ) : null}
    </span>
  );
}

/** By whose rule the unit's share is reserved. */
function JurisdictionField({
  field,
  jurisdictions,
}: {
  field: ComponentProps<typeof SelectField>["field"];
  jurisdictions: readonly string[];
}) {
  const t = useText("buying");
  return (
    <SelectField
      field={field}
      label={t("units.jurisdiction")}
      placeholder={t("units.jurisdiction.default", { jurisdiction: DEFAULT_JURISDICTION })}
      choices={jurisdictions
        .filter((each) => each !== DEFAULT_JURISDICTION)
        .map((each) => ({ value: each, label: each }))}
    />
  );
}

/** Registers a budget unit. */
export function NewBudgetUnit({
  jurisdictions,
  refused,
}: {
  jurisdictions: readonly string[];
  refused: RefusedForm;
}) {
  const t = useText("buying");
  const [form, fields] = useActionForm(createBudgetUnitInput, refusalOf(refused, "new"), {
    id: "new-unit",
    defaultValue: { hasCanteen: true },
  });
  return (
    <Panel title={t("units.add")}>
      <Form method="post" {...formProps(form)} className="grid gap-4">
        <FormErrors form={form} labels={{ code: t("units.code"), name: t("units.name") }} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField field={fields.code} label={t("units.code")} />
          <TextField field={fields.name} label={t("units.name")} />
        </div>
        <CheckboxField field={fields.hasCanteen} label={t("units.canteen")} />
        <JurisdictionField field={fields.jurisdiction} jurisdictions={jurisdictions} />
        <div>
          <Button name="intent" value="create" variant="primary">
            {t("units.add")}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}

/** Changes one budget unit and plans its year. */
export function EditBudgetUnit({
  unit,
  year,
  jurisdictions,
  refused,
}: {
  unit: BudgetUnit;
  year: number;
  jurisdictions: readonly string[];
  refused: RefusedForm;
}) {
  const t = useText("buying");
  const [edit, fields] = useActionForm(editBudgetUnitInput, refusalOf(refused, `edit-${unit.id}`), {
    id: `edit-${unit.id}`,
    defaultValue: {
      budgetUnitId: unit.id,
      name: unit.name,
      hasCanteen: unit.hasCanteen,
      isActive: unit.isActive,
      jurisdiction: unit.jurisdiction ?? "",
    },
  });
  const [plan, planned] = useActionForm(planSpendInput, refusalOf(refused, `plan-${unit.id}`), {
    id: `plan-${unit.id}`,
    defaultValue: {
      budgetUnitId: unit.id,
      year: String(year),
      amount: unit.plannedFen === null ? "" : formatAmount(unit.plannedFen),
    },
  });
  return (
    <Disclosure
      summary={t("units.edit_of", { name: unit.name })}
      open={refused?.target.endsWith(unit.id) ?? false}
    >
      <div className="grid gap-6 sm:grid-cols-2">
        <Form method="post" {...formProps(edit)} className="grid content-start gap-3">
          <input type="hidden" name="budgetUnitId" value={unit.id} />
          <TextField field={fields.name} label={t("units.name")} />
          <CheckboxField field={fields.hasCanteen} label={t("units.canteen")} />
          <JurisdictionField field={fields.jurisdiction} jurisdictions={jurisdictions} />
          <CheckboxField field={fields.isActive} label={t("units.active")} />
          <div>
            <Button name="intent" value="edit">
              {t("units.save")}
            </Button>
          </div>
        </Form>
        <Form method="post" {...formProps(plan)} className="grid content-start gap-3">
          <input type="hidden" name="budgetUnitId" value={unit.id} />
          <input type="hidden" name="year" value={year} />
          <NumberField field={planned.amount} label={t("units.planned_yuan", { year })} />
          <div>
            <Button name="intent" value="plan">
              {t("units.plan")}
            </Button>
          </div>
        </Form>
      </div>
    </Disclosure>
  );
}
