import { useText } from "#app/i18n/use-text.tsx";
import { type FormField, SelectField } from "#app/ui/primitives/action-form.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import type { BatchState } from "#db/vocabulary/provenance.ts";

/** Which of a product's batches was sampled. */
export function SampledBatch({
  field,
  choices,
}: {
  field: FormField;
  choices: readonly { id: string; code: string; packedOn: string; state: BatchState }[];
}) {
  const t = useText("inspection");
  const words = useText("vocabulary");
  return (
    <Panel title={t("spot.batch")}>
      <SelectField
        field={field}
        label={t("spot.batch")}
        hint={t("spot.batch.hint")}
        choices={choices.map((batch) => ({
          value: batch.id,
          label: `${batch.code} · ${batch.packedOn} · ${words(`batchStates.${batch.state}`)}`,
        }))}
      />
    </Panel>
  );
}
