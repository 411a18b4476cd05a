import type { ShownProduct } from "#app/domain/reporting/storefront/product.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { dayOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { formatCount, formatDate } from "#app/ui/elements/format.ts";
import { OrganisationName } from "#app/ui/elements/name.tsx";
import { Quantity } from "#app/ui/elements/quantity.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { DescriptionList, type Fact } from "#app/ui/primitives/facts.tsx";

type Named = { code: string; nameZh: string; nameEn: string };

/** Where a product comes from: county, base, supplier, the households that earn by it, and who looked at it. */
export function OriginFacts({ product, county }: { product: ShownProduct; county: Named | null }) {
  const t = useText("shop");
  const locale = useLocale();
  const { base, supplier } = product;
  const facts: Fact[] = [];
  if (base)
    facts.push({
      term: t("origin.base"),
      value: (
        <>
          <a href={paths.base(base.id)} className="link">
            {localName(locale, base)}
          </a>
          <span className="block text-ink-soft text-sm">
            {county ? localName(locale, county) : null} {base.township}
            {base.village} · <Quantity milli={base.areaMilliMu} unit={t("origin.mu")} />
          </span>
        </>
      ),
    });
  facts.push({
    term: t("origin.supplier"),
    value: (
      <>
        <a href={paths.supplier(product.organisationId)} className="link">
          <OrganisationName of={{ nameZh: supplier.name, nameEn: supplier.nameEn, demo: supplier.isDemo }} />
        </a>
        {supplier.sellerForce ? (
          <span className="block text-ink-soft text-sm">
            <Word of="sellerForces" is={supplier.sellerForce} />
          </span>
        ) : null}
      </>
    ),
  });
  if (supplier.householdsInvolved !== null)
    facts.push({
      term: t("origin.households"),
      value: (
        <>
          {t("origin.households_count", { count: formatCount(supplier.householdsInvolved) })}
          {supplier.householdBenefit ? (
            <span className="block text-ink-soft text-sm">{supplier.householdBenefit}</span>
          ) : null}
        </>
      ),
    });
  if (product.verifiedAt)
    facts.push({
      term: t("origin.verified"),
      value: t("origin.verified_by", {
        date: formatDate(dayOf(product.verifiedAt), locale),
        office: product.verifiedBy ? localName(locale, product.verifiedBy) : t("origin.office"),
      }),
    });
  return <DescriptionList facts={facts} />;
}
