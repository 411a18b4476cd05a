import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { proposeAmendmentInput } from "#app/domain/procurement/amendment/input.ts";
import { owedPacks } from "#app/domain/procurement/order/progress.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import {
  FormErrors,
  formProps,
  NumberField,
  TextareaField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Disclosure } from "#app/ui/primitives/disclosure.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";
import { useLineNames } from "./line-names.ts";
import type { OrderSheetLine } from "./order-sheet.tsx";

/** Proposes that packs which have not left will not come: all of the rest unless less is typed. */
export function ProposeForm({
  orderId,
  lines,
  answered,
}: {
  orderId: string;
  lines: readonly OrderSheetLine[];
  /** What the page's action answered. */
  answered: { form: SubmissionResult<string[]> } | undefined;
}) {
  const refused = useRefused("propose", answered);
  const t = useText("orders");
  const names = useLineNames();
  const [form, fields] = useActionForm(proposeAmendmentInput, refused, {
    id: "propose",
    defaultValue: {
      orderId,
      lines: lines.map((line) => ({ orderLineId: line.id, packs: String(owedPacks(line)) })),
    },
  });
  const rows = fields.lines.getFieldList();
  return (
    <Disclosure summary={t("rest.propose")} open={refused !== undefined}>
      <Form method="post" action="?do=propose" {...formProps(form)} className="grid gap-4">
        <FormErrors
          form={form}
          labels={{
            reason: t("rest.reason"),
            ...Object.fromEntries(lines.map((line, index) => [`lines[${index}].packs`, names(line).product])),
          }}
        />
        <p className="text-[0.9375rem]">{t("rest.propose.question")}</p>
        <input type="hidden" name="orderId" value={orderId} />
        <Table
          caption={t("rest.lines")}
          rows={lines.map((line, index) => ({ line, row: rows[index]?.getFieldset() }))}
          rowKey={({ line }) => line.id}
          columns={[
            {
              key: "product",
              header: t("column.product"),
              heading: true,
              cell: ({ line }) => names(line).product,
            },
            {
              key: "rest",
              header: t("rest.column.rest"),
              numeric: true,
              cell: ({ line }) => <Count value={owedPacks(line)} unit={names(line).unit} />,
            },
            {
              key: "packs",
              header: t("rest.column.packs"),
              numeric: true,
              cell: ({ line, row }) =>
                row ? (
                  <>
                    <input type="hidden" name={row.orderLineId.name} value={line.id} />
                    <NumberField
                      field={row.packs}
                      label={t("rest.packs", names(line))}
                      hideLabel
                      dense
                      required={false}
                      inputMode="numeric"
                      className="ml-auto w-28"
                    />
                  </>
                ) : null,
            },
          ]}
        />
        <TextareaField field={fields.reason} label={t("rest.reason")} hint={t("rest.reason.hint")} rows={2} />
        <div>
          <Button type="submit" variant="danger">
            {t("rest.submit")}
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}
