import type { ReactNode } from "react";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { CountyTiles } from "#app/ui/charts/county-tiles.tsx";
import { formatCount } from "#app/ui/elements/format.ts";
import { ProductPicture } from "#app/ui/motif/product-picture.tsx";
import { SectionHeading } from "#app/ui/primitives/card.tsx";
import type { ProductFamily } from "#db/vocabulary/product-families.ts";

export type CountedPlace = { code: string; nameZh: string; nameEn: string; count: number };
export type CountedIndustry = CountedPlace & { oneOfTheTen: boolean };

const pictures: Record<string, ProductFamily> = {
  tea: "tea",
  "edible-fungi": "mushroom",
  vegetables: "vegetable",
  "fine-fruit": "fruit",
  "medicinal-herbs": "herb",
  "coix-seed": "coix",
  "eco-livestock": "livestock",
  "eco-fishery": "fish",
  "specialty-forestry": "nut",
  "other-produce": "grain",
  handicrafts: "craft",
};

/** The picture that stands for an industry. */
export function industryFamily(code: string): ProductFamily {
  return pictures[code] ?? "grain";
}

/** The industries as tiles, each with its picture and how many goods it has. */
export function IndustryTiles({ industries }: { industries: readonly CountedIndustry[] }) {
  const t = useText("shop");
  const locale = useLocale();
  return (
    <ul className="tiles grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-6">
      {industries.map((industry) => (
        <li key={industry.code}>
          <a href={paths.industry(industry.code)}>
            <ProductPicture seed={industry.code} family={industryFamily(industry.code)} alt="" />
            <b>{localName(locale, industry)}</b>
            <span>{t("count.goods", { count: formatCount(industry.count) })}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

export function IndustrySection({ industries }: { industries: readonly CountedIndustry[] }) {
  const t = useText("shop");
  return (
    <section aria-labelledby="by-industry">
      <SectionHeading
        id="by-industry"
        note={t("home.industries_note")}
        action={<SectionLink href={paths.industries()}>{t("section.more")}</SectionLink>}
      >
        {t("home.industries")}
      </SectionHeading>
      <IndustryTiles industries={industries} />
    </section>
  );
}

export function CountySection({ counties }: { counties: readonly CountedPlace[] }) {
  const t = useText("shop");
  const locale = useLocale();
  return (
    <section aria-labelledby="by-county" className="grid gap-8 lg:grid-cols-[1fr_1.2fr] lg:items-center">
      <div>
        <SectionHeading id="by-county">{t("home.counties")}</SectionHeading>
        <p className="-mt-3 max-w-prose text-ink-soft">{t("home.counties_note")}</p>
        <p className="mt-4">
          <SectionLink href={paths.counties()}>{t("home.counties_more")}</SectionLink>
        </p>
      </div>
      <CountyTiles
        label={t("home.counties")}
        counties={counties.map((county) => ({
          code: county.code,
          name: localName(locale, county),
          value: county.count,
          shown: t("count.goods", { count: formatCount(county.count) }),
          to: paths.county(county.code),
        }))}
      />
    </section>
  );
}

function SectionLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="link py-1">
      {children}
    </a>
  );
}
