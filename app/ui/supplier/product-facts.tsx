import { useText } from "#app/i18n/use-text.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { type Fact, DescriptionList } from "#app/ui/primitives/facts.tsx";
import type { ProcessingKind, StorageClass, TaxTreatment } from "#db/vocabulary/catalogue.ts";

interface Named {
  nameZh: string;
  nameEn?: string | null;
}

export interface ProductFactsProps {
  product: {
    storageClass: StorageClass;
    processing: ProcessingKind;
    taxTreatment: TaxTreatment;
    seasonFromMonth: number | null;
    seasonToMonth: number | null;
    leadDays: number;
    shelfLifeDays: number | null;
    descriptionZh: string;
  };
  industry: Named;
  county: Named;
  base: Named | null;
}

/** What a product says of itself, for its supplier and its reviewer alike. */
export function ProductFacts({ product, industry, county, base }: ProductFactsProps) {
  const t = useText("supply");
  const days = (count: number) => t("fact.lead_days.value", { days: count });
  const facts: Fact[] = [
    { term: t("fact.industry"), value: <LocalName of={industry} /> },
    { term: t("fact.county"), value: <LocalName of={county} /> },
    { term: t("fact.base"), value: base ? <LocalName of={base} /> : t("review.no_base") },
    { term: t("fact.processing"), value: <Word of="processingKinds" is={product.processing} /> },
    { term: t("fact.storage"), value: <Word of="storageClasses" is={product.storageClass} /> },
    { term: t("fact.tax"), value: <Word of="taxTreatments" is={product.taxTreatment} /> },
    {
      term: t("fact.season"),
      value:
        product.seasonFromMonth === null || product.seasonToMonth === null
          ? t("fact.season.all_year")
          : t("fact.season.months", { from: product.seasonFromMonth, to: product.seasonToMonth }),
    },
    { term: t("fact.lead_days"), value: days(product.leadDays) },
    {
      term: t("fact.shelf_life"),
      value: product.shelfLifeDays === null ? t("fact.shelf_life.none") : days(product.shelfLifeDays),
    },
  ];
  return (
    <div className="grid gap-4">
      <DescriptionList facts={facts} columns={2} />
      {product.descriptionZh ? (
        <p className="whitespace-pre-line border-line border-t pt-3">{product.descriptionZh}</p>
      ) : null}
    </div>
  );
}
