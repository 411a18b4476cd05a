import { Link } from "@remix-run/react";
import { gramsLeft } from "#app/domain/provenance/batch/dispatchable.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Quantity } from "#app/ui/elements/quantity.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import type { BatchOrigin } from "#db/vocabulary/provenance.ts";

interface Named {
  nameZh: string;
  nameEn: string;
}

export interface ReviewedBatchProps {
  batch: {
    supplierCode: string | null;
    origin: BatchOrigin;
    harvestedOn: string;
    packedOn: string;
    bestBeforeOn: string | null;
    quantityGrams: number;
    dispatchedGrams: number;
    usedGrams: number;
    product: Named;
    supplier: { id: string; nameZh: string; nameEn: string | null };
    base: Named & { township: string; village: string };
    county: Named;
  };
}

/** What a batch is, whose it is and how much of it is left, for an official. */
export function ReviewedBatch({ batch }: ReviewedBatchProps) {
  const t = useText("supply");
  const none = useText("common")("none");
  return (
    <Panel title={t("batch.facts")}>
      <DescriptionList
        facts={[
          { term: t("batch.product"), value: <LocalName of={batch.product} /> },
          {
            term: t("review.supplier"),
            value: (
              <Link to={paths.officialOrganisation(batch.supplier.id)}>
                <LocalName of={batch.supplier} />
              </Link>
            ),
          },
          {
            term: t("batch.base"),
            value: (
              <>
                <LocalName of={batch.county} /> {batch.base.township}
                {batch.base.village} · <LocalName of={batch.base} />
              </>
            ),
          },
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
        ]}
      />
    </Panel>
  );
}
