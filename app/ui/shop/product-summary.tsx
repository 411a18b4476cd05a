import { CalendarCheck, CircleAlert } from "lucide-react";
import type { ShownCertificate } from "#app/domain/reporting/storefront/certificates.server.ts";
import type { ShownProduct, ShownVariant } from "#app/domain/reporting/storefront/product.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import type { Day } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { formatCount, formatDate, unitWord } from "#app/ui/elements/format.ts";
import { CertificateSeal, DemoMark } from "#app/ui/elements/mark.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { Tag } from "#app/ui/primitives/card.tsx";
import { AddToOrder } from "./add-to-order.tsx";
import { localPack, seasonWords } from "./words.ts";

type Named = { code: string; nameZh: string; nameEn: string };

/** Name, marks, packs with their prices, when it can be sent, and the way into an order. */
export function ProductSummary({
  product,
  onSale,
  county,
  industry,
  certificates,
  earliestDispatch,
}: {
  product: ShownProduct;
  /** Off while a recall holds it: then there is no way into an order. */
  onSale: boolean;
  county: Named | null;
  industry: Named | null;
  certificates: readonly ShownCertificate[];
  earliestDispatch: Day;
}) {
  const t = useText("shop");
  const locale = useLocale();
  const marks = certificates.filter(({ isMark }) => isMark);
  const available = product.variants.some(({ availablePacks, moqPacks }) => availablePacks >= moqPacks);
  return (
    <div className="min-w-0">
      <h1 className="font-serif text-3xl text-green">
        {localName(locale, product)}
        {product.isDemo ? <DemoMark className="ml-2 align-middle font-sans" /> : null}
      </h1>
      <p className="mt-1 text-ink-soft">
        {county ? (
          <a href={paths.county(county.code)} className="link">
            {localName(locale, county)}
          </a>
        ) : null}
        {industry ? <> · {localName(locale, industry)}</> : null} ·{" "}
        <a href={paths.supplier(product.organisationId)} className="link">
          {localName(locale, { nameZh: product.supplier.name, nameEn: product.supplier.nameEn })}
        </a>
      </p>
      {marks.length > 0 ? (
        <p className="mt-3 flex flex-wrap gap-1.5">
          {marks.map((mark) => (
            <CertificateSeal
              key={mark.id}
              scheme={locale === "en" ? mark.sealEn : mark.sealZh}
              detail={localName(locale, mark)}
            />
          ))}
        </p>
      ) : null}
      <p className="mt-3 flex flex-wrap gap-1.5">
        <Tag tone="green">
          <Word of="storageClasses" is={product.storageClass} />
        </Tag>
        <Tag>
          <Word of="processingKinds" is={product.processing} />
        </Tag>
        <Tag>
          <Word of="taxTreatments" is={product.taxTreatment} />
        </Tag>
        <Tag>{seasonWords(locale, product)}</Tag>
        {product.shelfLifeDays === null ? null : (
          <Tag>{t("product.shelf_life", { days: formatCount(product.shelfLifeDays) })}</Tag>
        )}
      </p>
      <div className="mt-5 grid gap-3">
        {product.variants.map((variant) => (
          <VariantPanel key={variant.id} variant={variant} />
        ))}
      </div>
      {onSale ? (
        <DeliveryPromise available={available} product={product} earliestDispatch={earliestDispatch} />
      ) : null}
    </div>
  );
}

/** When it can be sent, and the way into an order. */
function DeliveryPromise({
  available,
  product,
  earliestDispatch,
}: {
  available: boolean;
  product: ShownProduct;
  earliestDispatch: Day;
}) {
  const t = useText("shop");
  const locale = useLocale();
  return (
    <>
      <p className="mt-4 flex items-start gap-2 text-[0.9375rem]">
        {available ? (
          <CalendarCheck aria-hidden="true" className="mt-[0.2em] size-4 shrink-0 text-green" />
        ) : (
          <CircleAlert aria-hidden="true" className="mt-[0.2em] size-4 shrink-0 text-gold-deep" />
        )}
        <span>
          {available
            ? t("product.promise", { date: formatDate(earliestDispatch, locale), days: product.leadDays })
            : t("product.promise_none")}
        </span>
      </p>
      <AddToOrder productId={product.id} variants={product.variants} />
    </>
  );
}

function VariantPanel({ variant }: { variant: ShownVariant }) {
  const t = useText("shop");
  const locale = useLocale();
  const { pack, unit } = localPack(locale, variant);
  const facts = [
    t("variant.moq", { packs: formatCount(variant.moqPacks), unit: unitWord(unit, variant.moqPacks) }),
    t("variant.multiple", {
      packs: formatCount(variant.multiplePacks),
      unit: unitWord(unit, variant.multiplePacks),
    }),
    variant.availablePacks > 0
      ? t("variant.stock", {
          packs: formatCount(variant.availablePacks),
          unit: unitWord(unit, variant.availablePacks),
        })
      : t("variant.no_stock"),
    t("variant.weekly", {
      packs: formatCount(variant.weeklyCapacityPacks),
      unit: unitWord(unit, variant.weeklyCapacityPacks),
    }),
  ];
  return (
    <section className="overflow-hidden rounded-card border border-line bg-white">
      <h2 className="flex flex-wrap items-baseline justify-between gap-x-4 bg-paper px-4 py-2 text-base">
        {pack}
        <span className="figures font-normal text-ink-soft text-sm">{variant.sku}</span>
      </h2>
      <table className="w-full text-left">
        <caption className="sr-only">{t("variant.tiers", { pack })}</caption>
        <thead>
          <tr className="text-ink-soft text-sm">
            <th scope="col" className="px-4 pt-2 font-normal">
              {t("variant.from")}
            </th>
            <th scope="col" className="px-4 pt-2 text-right font-normal">
              {t("variant.price", { unit })}
            </th>
          </tr>
        </thead>
        <tbody>
          {variant.tiers.map((tier, position) => (
            <tr key={tier.fromPacks}>
              <th scope="row" className="figures px-4 py-0.5 font-normal">
                {t("variant.tier", {
                  packs: formatCount(Math.max(tier.fromPacks, position === 0 ? variant.moqPacks : 0)),
                  unit: unitWord(unit, Math.max(tier.fromPacks, position === 0 ? variant.moqPacks : 0)),
                })}
              </th>
              <td className="px-4 py-0.5 text-right">
                <Money fen={tier.unitPriceFen} className="font-semibold" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="flex flex-wrap gap-x-5 border-line border-t px-4 py-2 text-ink-soft text-sm">
        {facts.map((fact) => (
          <li key={fact} className="figures">
            {fact}
          </li>
        ))}
      </ul>
    </section>
  );
}
