import type { FieldMetadata, SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { gramsLeft } from "#app/domain/provenance/batch/dispatchable.ts";
import { type MakeBatch, makeBatchInput, makingKinds } from "#app/domain/provenance/lineage/input.ts";
import type { MakingSource } from "#app/domain/reporting/supply/lineage.server.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Quantity } from "#app/ui/elements/quantity.tsx";
import { State } from "#app/ui/elements/state.tsx";
import {
  DateField,
  FormErrors,
  formProps,
  NumberField,
  SelectField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { namedChoices } from "./choices.ts";
import { useWordChoices } from "./use-word-choices.ts";

type Named = { code: string; nameZh: string; nameEn: string };

/** Makes a batch from others: what comes out above, what goes in as a table of all that may. */
export function MakeBatchForm({
  sources,
  products,
  from,
  refused,
}: {
  sources: readonly MakingSource[];
  products: readonly Named[];
  /** The batch the visitor came from. */
  from: MakingSource | null;
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("supply");
  const locale = useLocale();
  const [form, fields] = useActionForm(makeBatchInput, refused, {
    id: "make",
    defaultValue: {
      kind: "split",
      productId: from?.productId,
      inputs: sources.map(({ id }) => ({ batchId: id, kilograms: "" })),
    },
  });
  const rows = fields.inputs.getFieldList();
  return (
    <Form method="post" {...formProps(form)} className="grid gap-5">
      <FormErrors
        form={form}
        labels={{
          kind: t("batches.make.kind"),
          productId: t("batches.make.product"),
          quantityKilograms: t("batches.make.output"),
          packedOn: t("batch.packed_on"),
          bestBeforeOn: t("batch.best_before_on"),
          supplierCode: t("batch.supplier_code"),
        }}
      />
      <Panel title={t("batch.facts")}>
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
          <SelectField
            field={fields.kind}
            label={t("batches.make.kind")}
            choices={useWordChoices("batchOrigins", makingKinds)}
          />
          <SelectField
            field={fields.productId}
            label={t("batches.make.product")}
            choices={namedChoices(locale, products)}
          />
          <NumberField field={fields.quantityKilograms} label={t("batches.make.output")} />
          <DateField field={fields.packedOn} label={t("batch.packed_on")} />
          <DateField
            field={fields.bestBeforeOn}
            label={t("batch.best_before_on")}
            hint={t("batches.make.best_before.hint")}
            required={false}
          />
          <TextField field={fields.supplierCode} label={t("batch.supplier_code")} required={false} />
        </div>
      </Panel>
      <Panel title={t("batches.make.sources")} note={t("batches.make.sources.note")} flush>
        <SourceTable
          choices={sources.flatMap((source, index) => {
            const field = rows[index];
            return field ? [{ source, field }] : [];
          })}
        />
      </Panel>
      <div>
        <Button variant="primary" size="large">
          {t("batches.make.submit")}
        </Button>
      </div>
    </Form>
  );
}

type InputField = FieldMetadata<NonNullable<MakeBatch["inputs"]>[number], Record<string, unknown>, string[]>;

function SourceTable({ choices }: { choices: readonly { source: MakingSource; field: InputField }[] }) {
  const t = useText("supply");
  const none = useText("common")("none");
  return (
    <Table
      caption={t("batches.make.sources")}
      rows={choices}
      rowKey={({ source }) => source.id}
      columns={[
        {
          key: "batch",
          header: t("column.code"),
          heading: true,
          cell: ({ source }) => (
            <>
              <span className="figures">{source.code}</span>
              {source.supplierCode ? (
                <span className="block text-ink-soft text-sm">{source.supplierCode}</span>
              ) : null}
            </>
          ),
        },
        {
          key: "product",
          header: t("batch.product"),
          cell: ({ source }) => <LocalName of={source.product} />,
        },
        {
          key: "state",
          header: t("column.state"),
          cell: ({ source }) => <State of="batchStates" is={source.state} />,
        },
        {
          key: "packed",
          header: t("batch.packed_on"),
          cell: ({ source }) => <DateText date={source.packedOn} form="short" />,
        },
        {
          key: "best",
          header: t("batch.best_before_on"),
          cell: ({ source }) =>
            source.bestBeforeOn ? <DateText date={source.bestBeforeOn} form="short" /> : none,
        },
        {
          key: "left",
          header: t("column.left"),
          numeric: true,
          cell: ({ source }) => <Quantity milli={gramsLeft(source)} />,
        },
        {
          key: "kilograms",
          header: t("batches.make.kilograms"),
          numeric: true,
          cell: ({ source, field }) => <KilogramsField field={field} code={source.code} />,
        },
      ]}
    />
  );
}

function KilogramsField({ field, code }: { field: InputField; code: string }) {
  const t = useText("supply");
  const { batchId, kilograms } = field.getFieldset();
  return (
    <>
      <input type="hidden" name={batchId.name} defaultValue={batchId.initialValue} />
      <NumberField
        field={kilograms}
        label={t("batches.make.kilograms_of", { code })}
        hideLabel
        dense
        required={false}
        inputMode="decimal"
        className="ml-auto w-28"
      />
    </>
  );
}
