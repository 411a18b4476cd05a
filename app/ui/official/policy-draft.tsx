import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { savePolicyDraftInput } from "#app/domain/ledger/policy/draft-input.ts";
import type { PolicyRule } from "#app/domain/ledger/policy/scope.ts";
import type { Named, Names } from "#app/domain/reporting/progress/parts.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import {
  DateField,
  FormErrors,
  formProps,
  SelectField,
  TextareaField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";
import { useWordChoices } from "#app/ui/supplier/use-word-choices.ts";
import { type EvidenceGrade, tradeKinds } from "#db/vocabulary/ledger.ts";
import { fundSources } from "#db/vocabulary/procurement.ts";
import { buyerRegions } from "#db/vocabulary/regions.ts";

export interface ShownDraft {
  id: string | null;
  code: string;
  nameZh: string;
  nameEn: string;
  descriptionZh: string;
  descriptionEn: string;
  minimumGrade: EvidenceGrade;
  scope: PolicyRule["scope"];
  effectiveFrom: string;
}

/** What a policy would say; a saved draft can be published or thrown away beside it. */
export function PolicyDraftForm({
  draft,
  names,
  refused,
}: {
  draft: ShownDraft;
  names: Names;
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("books");
  const { scope, id, ...said } = draft;
  const [form, fields] = useActionForm(savePolicyDraftInput, refused, {
    id: `policy-${id ?? "new"}`,
    defaultValue: said,
  });
  const at = (act: string) => `?do=${act}${id === null ? "" : `&draft=${id}`}`;
  const grades = useWordChoices("evidenceGrades", ["accepted", "invoiced", "paid"]);
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[1fr_22rem]">
      <Panel title={t("draft.says")}>
        <Form method="post" action={at("save")} {...formProps(form)} className="grid gap-4 sm:grid-cols-2">
          <div className="empty:hidden sm:col-span-2">
            <FormErrors
              form={form}
              labels={{
                nameZh: t("draft.name_zh"),
                nameEn: t("draft.name_en"),
                descriptionZh: t("draft.description_zh"),
                descriptionEn: t("draft.description_en"),
                code: t("draft.code"),
                effectiveFrom: t("draft.from"),
                minimumGrade: t("draft.grade"),
              }}
            />
          </div>
          <TextField field={fields.nameZh} label={t("draft.name_zh")} />
          <TextField field={fields.nameEn} label={t("draft.name_en")} />
          <TextareaField field={fields.descriptionZh} label={t("draft.description_zh")} rows={3} />
          <TextareaField field={fields.descriptionEn} label={t("draft.description_en")} rows={3} />
          <TextField field={fields.code} label={t("draft.code")} hint={t("draft.code.hint")} />
          <DateField field={fields.effectiveFrom} label={t("draft.from")} />
          <SelectField
            field={fields.minimumGrade}
            label={t("draft.grade")}
            placeholder={null}
            choices={grades}
          />
          <div className="border-line border-t pt-4 sm:col-span-2">
            <h3 className="font-semibold">{t("draft.scope")}</h3>
            <p className="text-ink-soft text-sm">{t("draft.scope.note")}</p>
          </div>
          <Among name="channels" label={t("rule.channel")} of={names.channels} chosen={scope.channels} />
          <Among
            name="industries"
            label={t("rule.industry")}
            of={names.industries}
            chosen={scope.industries}
          />
          <Among
            name="regions"
            label={t("rule.region")}
            of={useWords("buyerRegions")}
            chosen={scope.regions}
          />
          <Among
            name="fundSources"
            label={t("rule.fund")}
            of={useWords("fundSources")}
            chosen={scope.fundSources}
          />
          <Among
            name="tradeKinds"
            label={t("rule.trade")}
            of={useWords("tradeKinds")}
            chosen={scope.tradeKinds}
          />
          <div className="sm:col-span-2">
            <Button variant={id === null ? "primary" : "secondary"}>{t("draft.save")}</Button>
          </div>
        </Form>
      </Panel>
      {id === null ? null : (
        <Panel title={t("draft.publish")} note={t("draft.publish.note")}>
          <div className="flex flex-wrap gap-3">
            <ConfirmDisclosure
              label={t("draft.publish")}
              variant="primary"
              question={t("draft.publish.question")}
            >
              <Form method="post" action={at("publish")}>
                <Button variant="primary">{t("draft.publish")}</Button>
              </Form>
            </ConfirmDisclosure>
            <Form method="post" action={at("discard")}>
              <Button variant="quiet">{t("draft.discard")}</Button>
            </Form>
          </div>
        </Panel>
      )}
    </div>
  );
}

const wordLists = { buyerRegions, fundSources, tradeKinds } as const;

/** The stored words of a list as parts with names. */
function useWords(list: keyof typeof wordLists): Named[] {
  const t = useText("vocabulary") as (key: string) => string;
  return wordLists[list].map((code) => {
    const name = t(`${list}.${code}`);
    return { code, nameZh: name, nameEn: name };
  });
}

/** Boxes for what is let in; with none of them chosen everything is. */
function Among({
  name,
  label,
  of: among,
  chosen = [],
}: {
  name: string;
  label: string;
  of: readonly Named[];
  chosen?: readonly string[];
}) {
  const locale = useLocale();
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium">{label}</legend>
      <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        {among.map((each) => (
          <label key={each.code} className="inline-flex min-h-8 items-center gap-1.5">
            <input
              type="checkbox"
              name={name}
              value={each.code}
              defaultChecked={chosen.includes(each.code)}
              className="size-4 accent-green"
            />
            {localName(locale, each)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
