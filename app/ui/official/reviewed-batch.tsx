import { Link } from "@remix-run/react";
import type { Met } from "#app/domain/provenance/trace/met.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { type BatchMeasures, useBatchFacts } from "#app/ui/trace/batch-facts.tsx";

interface Named {
  nameZh: string;
  nameEn: string;
}

export interface ReviewedBatchProps {
  batch: BatchMeasures & {
    product: Named;
    supplier: { id: string; nameZh: string; nameEn: string | null };
    base: Named & { township: string; village: string };
    county: Named;
  };
  met: Met;
}

/** What a batch is, whose it is, how much of it is left and what became of what left, for an official. */
export function ReviewedBatch({ batch, met }: ReviewedBatchProps) {
  const t = useText("supply");
  const facts = useBatchFacts(batch, met);
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
          ...facts,
        ]}
      />
    </Panel>
  );
}
