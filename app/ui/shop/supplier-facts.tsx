import type { ShownSupplier } from "#app/domain/reporting/storefront/places.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { dayOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { formatCount } from "#app/ui/elements/format.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { DescriptionList, type Fact } from "#app/ui/primitives/facts.tsx";

/** Who a supplier is, and how farm households earn by it. */
export function SupplierFacts({
  supplier,
  county,
}: {
  supplier: ShownSupplier;
  county: { code: string; nameZh: string; nameEn: string } | null;
}) {
  const t = useText("shop");
  const locale = useLocale();
  const facts: Fact[] = [];
  if (county)
    facts.push({
      term: t("supplier.county"),
      value: (
        <a href={paths.county(county.code)} className="link">
          {localName(locale, county)}
        </a>
      ),
    });
  if (supplier.sellerForce)
    facts.push({ term: t("supplier.kind"), value: <Word of="sellerForces" is={supplier.sellerForce} /> });
  if (supplier.agentOf) facts.push({ term: t("supplier.agent_of"), value: supplier.agentOf });
  if (supplier.creditCode)
    facts.push({
      term: t("supplier.credit_code"),
      value: <span className="figures">{supplier.creditCode}</span>,
    });
  if (supplier.approvedAt)
    facts.push({ term: t("supplier.approved"), value: <DateText date={dayOf(supplier.approvedAt)} /> });
  return (
    <div className="grid gap-x-12 gap-y-6 lg:grid-cols-2">
      <div>
        <h1 className="font-serif text-3xl text-green">
          {localName(locale, { nameZh: supplier.name, nameEn: supplier.nameEn })}
          {supplier.isDemo ? <DemoMark className="ml-2 align-middle font-sans" /> : null}
        </h1>
        {supplier.introduction ? <p className="mt-3 whitespace-pre-line">{supplier.introduction}</p> : null}
      </div>
      <div className="grid content-start gap-5">
        <DescriptionList facts={facts} />
        {supplier.householdsInvolved === null ? null : (
          <div className="rounded-card bg-green-soft px-5 py-4">
            <p className="text-green text-sm">{t("origin.households")}</p>
            <p className="font-semibold text-2xl text-green tabular-nums">
              {t("origin.households_count", { count: formatCount(supplier.householdsInvolved) })}
            </p>
            {supplier.householdBenefit ? (
              <p className="mt-1 text-[0.9375rem]">{supplier.householdBenefit}</p>
            ) : null}
          </div>
        )}
      </div>
    </div>
  );
}
