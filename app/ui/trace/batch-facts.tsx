import { gramsLeft } from "#app/domain/provenance/batch/dispatchable.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { Quantity } from "#app/ui/elements/quantity.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import type { Fact } from "#app/ui/primitives/facts.tsx";
import type { BatchOrigin } from "#db/vocabulary/provenance.ts";

export interface BatchMeasures {
  supplierCode: string | null;
  origin: BatchOrigin;
  harvestedOn: string;
  packedOn: string;
  bestBeforeOn: string | null;
  quantityGrams: number;
  dispatchedGrams: number;
  usedGrams: number;
}

/** How a batch came to be, its days, and how much of it there is and is left: the same for whoever may read it. */
export function useBatchFacts(batch: BatchMeasures): Fact[] {
  const t = useText("supply");
  const none = useText("common")("none");
  return [
    { term: t("batch.origin"), value: <Word of="batchOrigins" is={batch.origin} /> },
    { term: t("batch.harvested_on"), value: <DateText date={batch.harvestedOn} /> },
    { term: t("batch.packed_on"), value: <DateText date={batch.packedOn} /> },
    {
      term: t("batch.best_before_on"),
      value: batch.bestBeforeOn ? <DateText date={batch.bestBeforeOn} /> : none,
    },
    { term: t("batch.supplier_code"), value: batch.supplierCode ?? none },
    { term: t("batch.quantity"), value: <Quantity milli={batch.quantityGrams} /> },
    { term: t("column.left"), value: <Quantity milli={gramsLeft(batch)} /> },
  ];
}
