import type { ListedSupplier } from "#app/domain/reporting/storefront/places.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { formatCount } from "#app/ui/elements/format.ts";
import { OrganisationName } from "#app/ui/elements/name.tsx";
import { Word } from "#app/ui/elements/state.tsx";

/** Suppliers with their county, their kind and the households that earn by them. */
export function SupplierList({
  suppliers,
  counties,
}: {
  suppliers: readonly ListedSupplier[];
  counties: readonly { code: string; nameZh: string; nameEn: string }[];
}) {
  const t = useText("shop");
  const locale = useLocale();
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {suppliers.map((supplier) => {
        const county = counties.find(({ code }) => code === supplier.countyCode);
        return (
          <li key={supplier.id} className="rounded-card border border-line bg-white px-4 py-3">
            <a href={paths.supplier(supplier.id)} className="link font-semibold">
              <OrganisationName
                of={{ nameZh: supplier.name, nameEn: supplier.nameEn, demo: supplier.isDemo }}
              />
            </a>
            <p className="text-ink-soft text-sm">
              {county ? localName(locale, county) : null}
              {supplier.sellerForce ? (
                <>
                  {" · "}
                  <Word of="sellerForces" is={supplier.sellerForce} />
                </>
              ) : null}
            </p>
            {supplier.householdsInvolved === null ? null : (
              <p className="text-sm">
                {t("origin.households_count", { count: formatCount(supplier.householdsInvolved) })}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
