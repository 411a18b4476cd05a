import type { FieldMetadata, SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { type Dispatch, dispatchInput } from "#app/domain/procurement/fulfilment/input.ts";
import { owedPacks } from "#app/domain/procurement/order/progress.ts";
import { gramsLeft } from "#app/domain/provenance/batch/dispatchable.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { formatCount, unitWord } from "#app/ui/elements/format.ts";
import { Count } from "#app/ui/elements/quantity.tsx";
import {
  DateField,
  FormErrors,
  formProps,
  NumberField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { usePacked } from "./product-cell.tsx";
import type { PackedProduct } from "./view.ts";

export type OwedLine = PackedProduct & {
  id: string;
  position: number;
  productId: string;
  netGrams: number;
  packs: number;
  waivedPacks: number;
  dispatchedPacks: number;
};

export type OfferedBatch = {
  id: string;
  code: string;
  supplierCode: string | null;
  productId: string;
  packedOn: string;
  bestBeforeOn: string | null;
  quantityGrams: number;
  dispatchedGrams: number;
  usedGrams: number;
};

export interface DispatchFormProps {
  orderId: string;
  sequence: number;
  today: string;
  earliest: string;
  /** Those used last, to choose from. */
  carriers: readonly string[];
  vehicles: readonly string[];
  wantedOn: string;
  lines: readonly OwedLine[];
  batches: readonly OfferedBatch[];
  suggested: readonly { orderLineId: string; batchId: string; packs: number }[];
  refused: SubmissionResult<string[]> | undefined;
}

/** Every batch each owed line may be drawn from, as the rows of one form. */
function choicesOf({ lines, batches, suggested }: DispatchFormProps) {
  return lines.flatMap((line) =>
    batches
      .filter((batch) => batch.productId === line.productId)
      .map((batch) => ({
        line,
        batch,
        packs: suggested.find((row) => row.orderLineId === line.id && row.batchId === batch.id)?.packs ?? 0,
      })),
  );
}

/** A delivery to be sent: how it travels, and how many packs of each line come from which batch. */
export function DispatchForm(props: DispatchFormProps) {
  const t = useText("deliveries");
  const choices = choicesOf(props);
  const [form, fields] = useActionForm(dispatchInput, props.refused, {
    id: "dispatch",
    defaultValue: {
      orderId: props.orderId,
      sequence: String(props.sequence),
      dispatchedOn: props.today,
      lines: choices.map(({ line, batch, packs }) => ({
        orderLineId: line.id,
        batchId: batch.id,
        packs: packs === 0 ? "" : String(packs),
      })),
    },
  });
  const rows = fields.lines.getFieldList();
  return (
    <Form method="post" {...formProps(form)} className="grid gap-5">
      <FormErrors
        form={form}
        labels={Object.fromEntries(
          choices.map(({ line, batch }, index) => [
            `lines[${index}].packs`,
            `${line.position} · ${batch.code}`,
          ]),
        )}
      />
      <input type="hidden" name="orderId" value={props.orderId} />
      <input type="hidden" name="sequence" value={props.sequence} />
      {props.lines.map((line) => (
        <LinePanel
          key={line.id}
          line={line}
          wantedOn={props.wantedOn}
          choices={choices.flatMap((choice, index) => {
            const field = rows[index];
            return choice.line.id === line.id && field ? [{ ...choice, field }] : [];
          })}
        />
      ))}
      <Panel title={t("dispatch.transport")}>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <DateField
            field={fields.dispatchedOn}
            label={t("dispatch.dispatched_on")}
            hint={t("dispatch.dispatched_on.hint", { from: props.earliest })}
            min={props.earliest}
            max={props.today}
          />
          <TextField
            field={fields.carrier}
            label={t("dispatch.carrier")}
            hint={t("dispatch.carrier.hint")}
            list="carriers"
          />
          <Offered id="carriers" values={props.carriers} />
          <TextField field={fields.vehicle} label={t("dispatch.vehicle")} list="vehicles" />
          <Offered id="vehicles" values={props.vehicles} />
          <TextField field={fields.waybill} label={t("dispatch.waybill")} />
        </div>
      </Panel>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant="primary" size="large">
          {t("dispatch.submit")}
        </Button>
        <p className="text-ink-soft text-sm">{t("dispatch.submit.note")}</p>
      </div>
    </Form>
  );
}

type LineField = FieldMetadata<NonNullable<Dispatch["lines"]>[number], Record<string, unknown>, string[]>;
type Choice = { line: OwedLine; batch: OfferedBatch; field: LineField };

function LinePanel({
  line,
  choices,
  wantedOn,
}: {
  line: OwedLine;
  choices: readonly Choice[];
  wantedOn: string;
}) {
  const t = useText("deliveries");
  const { product, pack, unit } = usePacked()(line);
  const rest = owedPacks(line);
  return (
    <Panel
      title={t("dispatch.line", { position: line.position, product, pack })}
      note={t("dispatch.owed", {
        ordered: formatCount(line.packs - line.waivedPacks),
        dispatched: formatCount(line.dispatchedPacks),
        rest: formatCount(rest),
        unit: unitWord(unit, rest),
      })}
      flush
    >
      {choices.length === 0 ? (
        <div className="p-4">
          <Notice tone="warning" title={t("dispatch.no_batch")}>
            {t("dispatch.no_batch.note", { day: wantedOn })}
          </Notice>
        </div>
      ) : (
        <BatchTable choices={choices} unit={unit} />
      )}
    </Panel>
  );
}

function BatchTable({ choices, unit }: { choices: readonly Choice[]; unit: string }) {
  const t = useText("deliveries");
  return (
    <Table
      caption={t("dispatch.lines")}
      rows={choices}
      rowKey={({ batch }) => batch.id}
      columns={[
        {
          key: "batch",
          header: t("column.batch"),
          heading: true,
          cell: ({ batch }) => (
            <span className="figures">
              {batch.code}
              {batch.supplierCode ? (
                <span className="ml-2 font-normal text-ink-soft">{batch.supplierCode}</span>
              ) : null}
            </span>
          ),
        },
        {
          key: "packed",
          header: t("column.packed_on"),
          cell: ({ batch }) => <DateText date={batch.packedOn} form="short" />,
        },
        {
          key: "best",
          header: t("column.best_before"),
          cell: ({ batch }) =>
            batch.bestBeforeOn ? <DateText date={batch.bestBeforeOn} form="short" /> : t("column.no_expiry"),
        },
        {
          key: "left",
          header: t("column.left"),
          numeric: true,
          cell: ({ batch, line }) => (
            <Count value={Math.floor(gramsLeft(batch) / line.netGrams)} unit={unit} />
          ),
        },
        {
          key: "packs",
          header: t("dispatch.packs.column"),
          numeric: true,
          cell: ({ batch, field }) => <PacksField field={field} code={batch.code} unit={unit} />,
        },
      ]}
    />
  );
}

function PacksField({ field, code, unit }: { field: LineField; code: string; unit: string }) {
  const t = useText("deliveries");
  const { orderLineId, batchId, packs } = field.getFieldset();
  return (
    <>
      <input type="hidden" name={orderLineId.name} defaultValue={orderLineId.initialValue} />
      <input type="hidden" name={batchId.name} defaultValue={batchId.initialValue} />
      <NumberField
        field={packs}
        label={t("dispatch.packs", { code, unit: unitWord(unit, 2) })}
        hideLabel
        dense
        required={false}
        inputMode="numeric"
        className="ml-auto w-28"
      />
    </>
  );
}

/** What a field offers to choose from; anything else may be typed. */
function Offered({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}
