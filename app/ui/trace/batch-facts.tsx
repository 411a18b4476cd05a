import { gramsLeft } from "#app/domain/provenance/batch/dispatchable.ts";
import type { Met } from "#app/domain/provenance/trace/met.ts";
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

const fates = ["underWayGrams", "acceptedGrams", "refusedGrams", "missingGrams", "returnedGrams"] as const;

/**
 * How a batch came to be, its days, how much of it there is and is left, and what became of what left: the same for whoever may
 * read it.
 */
export function useBatchFacts(batch: BatchMeasures, met: Met): Fact[] {
  const t = useText("supply");
  const words = useText("trace");
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
    { term: words("met.sentGrams"), value: <Quantity milli={batch.dispatchedGrams} /> },
    ...fates
      .filter((fate) => met[fate] > 0)
      .map((fate) => ({ term: words(`met.${fate}`), value: <Quantity milli={met[fate]} /> })),
  ];
}
