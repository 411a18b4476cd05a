import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { holdBatchInput } from "#app/domain/provenance/batch/input.ts";
import {
  declareTraceErrorInput,
  recordedKinds,
  recordTraceEventInput,
} from "#app/domain/provenance/trace/input.ts";
import { useText } from "#app/i18n/use-text.tsx";
import {
  FormErrors,
  formProps,
  NumberField,
  SelectField,
  TextareaField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { ConfirmDisclosure, Disclosure } from "#app/ui/primitives/disclosure.tsx";
import { type TraceEventKind, traceErrorReasons } from "#db/vocabulary/provenance.ts";
import { useWordChoices } from "./use-word-choices.ts";

type Refused = { refused: SubmissionResult<string[]> | undefined };

const holdFields = holdBatchInput.omit({ batchId: true });
const traceFields = recordTraceEventInput.omit({ batchId: true });
const traceErrorFields = declareTraceErrorInput.omit({ batchId: true });

/** Asks why a batch is held back. */
export function HoldForm({ refused }: Refused) {
  const t = useText("supply");
  const [form, fields] = useActionForm(holdFields, refused, { id: "hold" });
  return (
    <ConfirmDisclosure
      label={t("batch.hold")}
      question={t("batch.hold.question")}
      open={refused !== undefined}
    >
      <Form method="post" action="?do=hold" {...formProps(form)} className="grid gap-3">
        <FormErrors form={form} />
        <TextareaField field={fields.reason} label={t("batch.hold.reason")} rows={3} />
        <Button variant="danger">{t("batch.hold")}</Button>
      </Form>
    </ConfirmDisclosure>
  );
}

/** Adds to the timeline of a batch; `toCorrect` are the events declared erroneous that nothing stands in for yet. */
export function TraceForm({ refused, toCorrect }: Refused & { toCorrect: readonly number[] }) {
  const t = useText("supply");
  const [form, fields] = useActionForm(traceFields, refused, {
    id: "event",
    defaultValue: { concernsSequence: toCorrect[0] === undefined ? "" : String(toCorrect[0]) },
  });
  return (
    <Disclosure summary={t("batch.trace.add")} open={refused !== undefined || toCorrect.length > 0}>
      <Form method="post" action="?do=event" {...formProps(form)} className="grid gap-4 sm:grid-cols-2">
        <div className="empty:hidden sm:col-span-2">
          <FormErrors
            form={form}
            labels={{
              kind: t("trace.kind"),
              occurredAt: t("trace.occurred_at"),
              placeZh: t("trace.place"),
              temperature: t("trace.temperature"),
              quantityKilograms: t("trace.quantity"),
              packs: t("trace.packs"),
              concernsSequence: t("trace.concerns"),
              noteZh: t("trace.note"),
            }}
          />
        </div>
        <SelectField
          field={fields.kind}
          label={t("trace.kind")}
          choices={useWordChoices("traceEventKinds", recordedKinds)}
        />
        <TextField
          field={fields.occurredAt}
          label={t("trace.occurred_at")}
          hint={t("trace.occurred_at.hint")}
          type="datetime-local"
        />
        <TextField field={fields.placeZh} label={t("trace.place")} />
        <NumberField field={fields.temperature} label={t("trace.temperature")} required={false} />
        <NumberField
          field={fields.quantityKilograms}
          label={t("trace.quantity")}
          hint={t("trace.quantity.hint")}
          required={false}
        />
        <NumberField field={fields.packs} label={t("trace.packs")} required={false} />
        {toCorrect.length > 0 ? (
          <SelectField
            field={fields.concernsSequence}
            label={t("trace.concerns")}
            hint={t("trace.concerns.hint")}
            required={false}
            placeholder={t("trace.concerns.none")}
            choices={toCorrect.map((sequence) => ({
              value: String(sequence),
              label: t("trace.concerns.number", { sequence }),
            }))}
          />
        ) : null}
        <div className="sm:col-span-2">
          <TextareaField field={fields.noteZh} label={t("trace.note")} required={false} rows={2} />
        </div>
        <div className="sm:col-span-2">
          <Button variant="secondary">{t("batch.trace.add")}</Button>
        </div>
      </Form>
    </Disclosure>
  );
}

/** Declares one of the batch's events erroneous; the wrong one stays, struck through. */
export function TraceErrorForm({
  refused,
  events,
}: Refused & { events: readonly { sequence: number; kind: TraceEventKind }[] }) {
  const t = useText("supply");
  const words = useText("vocabulary");
  const [form, fields] = useActionForm(traceErrorFields, refused, { id: "error" });
  return (
    <Disclosure summary={t("batch.trace.error")} open={refused !== undefined}>
      <Form method="post" action="?do=error" {...formProps(form)} className="grid gap-4 sm:grid-cols-2">
        <div className="empty:hidden sm:col-span-2">
          <FormErrors
            form={form}
            labels={{
              sequence: t("trace.error.sequence"),
              errorReason: t("trace.error.reason"),
              noteZh: t("trace.error.note"),
            }}
          />
          <p className="text-ink-soft text-sm">{t("batch.trace.error.note")}</p>
        </div>
        <SelectField
          field={fields.sequence}
          label={t("trace.error.sequence")}
          choices={events.map(({ sequence, kind }) => ({
            value: String(sequence),
            label: `${t("trace.concerns.number", { sequence })} · ${words(`traceEventKinds.${kind}`)}`,
          }))}
        />
        <SelectField
          field={fields.errorReason}
          label={t("trace.error.reason")}
          choices={useWordChoices("traceErrorReasons", traceErrorReasons)}
        />
        <div className="sm:col-span-2">
          <TextareaField field={fields.noteZh} label={t("trace.error.note")} rows={2} />
        </div>
        <div className="sm:col-span-2">
          <Button variant="secondary">{t("batch.trace.error")}</Button>
        </div>
      </Form>
    </Disclosure>
  );
}
