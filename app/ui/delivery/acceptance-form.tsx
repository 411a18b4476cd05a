import type { FieldMetadata, SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { type ReceiveDelivery, receiveDeliveryInput } from "#app/domain/procurement/acceptance/input.ts";
import { type ArrivalRange, arrivalRange } from "#app/domain/procurement/acceptance/temperature.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { formatCount, unitWord } from "#app/ui/elements/format.ts";
import {
  DateField,
  FileField,
  FormErrors,
  formProps,
  NumberField,
  SelectField,
  TextareaField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { PICTURES } from "#app/ui/primitives/file-types.ts";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { Disclosure } from "#app/ui/primitives/disclosure.tsx";
import { rejectionReasons } from "#db/vocabulary/procurement.ts";
import { usePacked } from "./product-cell.tsx";
import type { DeliveryLineView } from "./view.ts";

export interface AcceptanceFormProps {
  deliveryId: string;
  dispatchedOn: string;
  today: string;
  lines: readonly DeliveryLineView[];
  refused: SubmissionResult<string[]> | undefined;
}

/** The receiver's count, one card per batch, made for a phone at the loading dock: everything well until said otherwise. */
export function AcceptanceForm({ deliveryId, dispatchedOn, today, lines, refused }: AcceptanceFormProps) {
  const t = useText("deliveries");
  const packed = usePacked();
  const [form, fields] = useActionForm(receiveDeliveryInput, refused, {
    id: "accept",
    defaultValue: {
      deliveryId,
      receivedOn: today,
      lines: lines.map((line) => ({ deliveryLineId: line.id, ...expected(line) })),
    },
  });
  const rows = fields.lines.getFieldList();
  const labels = Object.fromEntries(
    lines.flatMap((line, index) =>
      [
        "acceptedPacks",
        "shortPacks",
        "rejectedPacks",
        "rejectionReason",
        "rejectionNote",
        "temperature",
        "temperatureReason",
      ].map((name) => [`lines[${index}].${name}`, `${packed(line).product} ${line.batchCode}`]),
    ),
  );
  return (
    <Form method="post" encType="multipart/form-data" {...formProps(form)} className="grid max-w-4xl gap-5">
      <FormErrors form={form} labels={labels} />
      <input type="hidden" name="deliveryId" value={deliveryId} />
      <Panel title={t("accept.head")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <DateField
            field={fields.receivedOn}
            label={t("accept.received_on")}
            hint={t("accept.received_on.hint", { from: dispatchedOn })}
            min={dispatchedOn}
            max={today}
          />
          <TextareaField field={fields.note} label={t("accept.remark")} rows={2} />
        </div>
      </Panel>
      {lines.map((line, index) => {
        const field = rows[index];
        return field ? <FindingCard key={line.id} line={line} field={field} /> : null;
      })}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant="primary" size="large">
          {t("accept.submit")}
        </Button>
        <p className="text-ink-soft text-sm">{t("accept.submit.note")}</p>
      </div>
    </Form>
  );
}

/** Everything arrived well until said otherwise; what was recalled on its way is turned away. */
function expected({ packs, batchState }: DeliveryLineView) {
  return batchState === "recalled"
    ? {
        acceptedPacks: "0",
        shortPacks: "0",
        rejectedPacks: String(packs),
        rejectionReason: "recalled" as const,
      }
    : { acceptedPacks: String(packs), shortPacks: "0", rejectedPacks: "0" };
}

type FindingField = FieldMetadata<ReceiveDelivery["lines"][number], Record<string, unknown>, string[]>;

/** Packs typed into one of the three fields; what is no number counts as none. */
function typed(form: HTMLFormElement | null, name: string): number {
  const control = form?.elements.namedItem(name);
  const packs = control instanceof HTMLInputElement ? Number(control.value) : Number.NaN;
  return Number.isFinite(packs) ? packs : 0;
}

/** With script, what is short or rejected is taken off what was accepted as it is typed. */
function takeOff(
  input: HTMLInputElement,
  packs: number,
  names: Record<"accepted" | "short" | "rejected", string>,
) {
  if (input.name !== names.short && input.name !== names.rejected) return;
  const accepted = input.form?.elements.namedItem(names.accepted);
  const rest = packs - typed(input.form, names.short) - typed(input.form, names.rejected);
  if (accepted instanceof HTMLInputElement && rest >= 0) accepted.value = String(rest);
}

function FindingCard({ line, field }: { line: DeliveryLineView; field: FindingField }) {
  const t = useText("deliveries");
  const { product, pack, unit } = usePacked()(line);
  const finding = field.getFieldset();
  const names = {
    accepted: finding.acceptedPacks.name,
    short: finding.shortPacks.name,
    rejected: finding.rejectedPacks.name,
  };
  return (
    <Panel
      level={3}
      title={t("accept.line", { product, pack, code: line.batchCode })}
      note={t("accept.delivered", { packs: formatCount(line.packs), unit: unitWord(unit, line.packs) })}
    >
      <input type="hidden" name={finding.deliveryLineId.name} value={line.id} />
      <div className="grid gap-4">
        {line.batchState === "recalled" ? (
          <Notice tone="danger" title={t("accept.recalled")}>
            {t("accept.recalled.note")}
          </Notice>
        ) : null}
        <div
          className="field-row grid grid-cols-3 gap-x-3 gap-y-1"
          onInput={({ target }) => {
            if (target instanceof HTMLInputElement) takeOff(target, line.packs, names);
          }}
        >
          <NumberField
            field={finding.acceptedPacks}
            label={t("accept.accepted", { unit: unitWord(unit, 2) })}
            inputMode="numeric"
            required={false}
          />
          <NumberField
            field={finding.shortPacks}
            label={t("accept.short", { unit: unitWord(unit, 2) })}
            inputMode="numeric"
            required={false}
          />
          <NumberField
            field={finding.rejectedPacks}
            label={t("accept.rejected", { unit: unitWord(unit, 2) })}
            inputMode="numeric"
            required={false}
          />
        </div>
        <Particulars line={line} field={field} />
      </div>
    </Panel>
  );
}

/** Why something was rejected, how warm it arrived, and pictures of it. */
function Particulars({ line, field }: { line: DeliveryLineView; field: FindingField }) {
  const t = useText("deliveries");
  const words = useText("vocabulary");
  const finding = field.getFieldset();
  const range = arrivalRange[line.storageClass];
  const temperatureHint = useTemperatureHint(range);
  return (
    <Disclosure
      summary={t("accept.more")}
      open={range !== null || line.batchState === "recalled" || !field.valid}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          field={finding.rejectionReason}
          label={t("accept.reason")}
          required={false}
          placeholder={t("accept.reason.none")}
          choices={rejectionReasons.map((reason) => ({
            value: reason,
            label: words(`rejectionReasons.${reason}`),
          }))}
        />
        <TextField
          field={finding.rejectionNote}
          label={t("accept.reason_note")}
          hint={t("accept.reason_note.hint")}
        />
        <TextField
          field={finding.temperature}
          label={t("accept.temperature")}
          required={false}
          hint={temperatureHint}
        />
        {range ? (
          <TextField
            field={finding.temperatureReason}
            label={t("accept.temperature_reason")}
            hint={t("accept.temperature_reason.hint")}
            required={false}
          />
        ) : null}
        <FileField
          field={finding.photographs}
          label={t("accept.photographs")}
          hint={t("accept.photographs.hint")}
          accept={PICTURES}
          multiple
        />
      </div>
    </Disclosure>
  );
}

/** What goods of a storage class should arrive at, in degrees. */
function useTemperatureHint(range: ArrivalRange | null): string {
  const t = useText("deliveries");
  if (range === null) return t("accept.temperature.ambient");
  const high = range.highest / 100;
  return range.lowest === null
    ? t("accept.temperature.limit", { limit: high })
    : t("accept.temperature.range", { low: range.lowest / 100, high });
}
