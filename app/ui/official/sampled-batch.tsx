import { useText } from "#app/i18n/use-text.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Select } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import type { BatchState } from "#db/vocabulary/provenance.ts";

/** Which of a product's batches was sampled. */
export function SampledBatch({
  choices,
  chosen,
  errors,
}: {
  choices: readonly { id: string; code: string; packedOn: string; state: BatchState }[];
  /** What a refused form had chosen. */
  chosen: unknown;
  errors: readonly string[];
}) {
  const t = useText("inspection");
  const words = useText("vocabulary");
  return (
    <Panel title={t("spot.batch")}>
      <Field label={t("spot.batch")} hint={t("spot.batch.hint")} errors={errors} required>
        <Select
          name="batchId"
          defaultValue={typeof chosen === "string" ? chosen : undefined}
          choices={choices.map((batch) => ({
            value: batch.id,
            label: `${batch.code} · ${batch.packedOn} · ${words(`batchStates.${batch.state}`)}`,
          }))}
        />
      </Field>
    </Panel>
  );
}
