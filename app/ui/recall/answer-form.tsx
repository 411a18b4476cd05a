import type { FieldMetadata, SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { type AnswerRecall, answerRecallInput } from "#app/domain/recall/notice/input.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { usePacked } from "#app/ui/delivery/product-cell.tsx";
import { deliveryNumber } from "#app/ui/delivery/view.ts";
import {
  FormErrors,
  formProps,
  NumberField,
  TextareaField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import type { NoticeView } from "./view.ts";

type Line = NoticeView["lines"][number];
const fieldsOfForm = answerRecallInput.omit({ noticeId: true });

/** The count of a kitchen, one card for each batch and delivery, made for a phone in the store room. */
export function AnswerForm({
  lines,
  refused,
}: Pick<NoticeView, "lines"> & { refused: SubmissionResult<string[]> | undefined }) {
  const t = useText("recall");
  const packed = usePacked();
  const [form, fields] = useActionForm(fieldsOfForm, refused, {
    id: "answer",
    defaultValue: {
      lines: lines.map((line) => ({
        deliveryLineId: line.deliveryLineId,
        foundPacks: String(line.findablePacks),
        destroyedPacks: "0",
        returnedPacks: "0",
      })),
    },
  });
  const rows = fields.lines.getFieldList();
  const labels = Object.fromEntries(
    lines.flatMap((line, index) =>
      ["foundPacks", "destroyedPacks", "returnedPacks"].map((name) => [
        `lines[${index}].${name}`,
        `${packed(line).product} ${line.batchCode}`,
      ]),
    ),
  );
  return (
    <Form method="post" {...formProps(form)} className="grid max-w-4xl gap-5">
      <FormErrors form={form} labels={labels} />
      {lines.map((line, index) => {
        const field = rows[index];
        return field ? <AnswerCard key={line.deliveryLineId} line={line} field={field} /> : null;
      })}
      <Panel title={t("notice.remark")}>
        <TextareaField
          field={fields.remark}
          label={t("notice.remark")}
          hint={t("notice.remark.hint")}
          hideLabel
          rows={2}
        />
      </Panel>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant="primary" size="large">
          {t("notice.submit")}
        </Button>
        <p className="max-w-prose text-ink-soft text-sm">{t("notice.submit.note")}</p>
      </div>
    </Form>
  );
}

type LineField = FieldMetadata<AnswerRecall["lines"][number], Record<string, unknown>, string[]>;

function AnswerCard({ line, field }: { line: Line; field: LineField }) {
  const t = useText("recall");
  const { product, pack, unit } = usePacked()(line);
  const answer = field.getFieldset();
  const note = line.isUnderWay
    ? t("notice.line.under_way")
    : t("notice.line.note", {
        order: deliveryNumber(line.orderNumber, line.sequence),
        day: line.dispatchedOn,
        sent: line.sentPacks,
        kept: line.findablePacks,
        unit,
      });
  return (
    <Panel level={3} title={t("notice.line", { product, pack, code: line.batchCode })} note={note}>
      <input type="hidden" name={answer.deliveryLineId.name} value={line.deliveryLineId} />
      <div className="grid gap-4">
        <div className="field-row grid grid-cols-3 gap-x-3 gap-y-1">
          <NumberField
            field={answer.foundPacks}
            label={t("notice.found", { unit })}
            inputMode="numeric"
            required={false}
          />
          <NumberField
            field={answer.destroyedPacks}
            label={t("notice.destroyed", { unit })}
            inputMode="numeric"
            required={false}
          />
          <NumberField
            field={answer.returnedPacks}
            label={t("notice.returned", { unit })}
            inputMode="numeric"
            required={false}
          />
        </div>
        <TextField field={answer.note} label={t("notice.line_remark")} required={false} />
      </div>
    </Panel>
  );
}
