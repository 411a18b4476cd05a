import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listCards } from "#app/domain/reporting/storefront/cards.server.ts";
import { noFilters } from "#app/domain/search/filters.ts";
import { getShelf } from "#app/domain/search/shelf.server.ts";
import { choosePage, isInSeason } from "#app/domain/search/shelf.ts";
import { pickVaried } from "#app/domain/search/varied.ts";
import { answer } from "#app/http/respond.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { monthOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { canonicalOf, pageHead } from "#app/ui/shop/head.ts";
import { HomeHero } from "#app/ui/shop/home-hero.tsx";
import { HowItWorks } from "#app/ui/shop/how-it-works.tsx";
import { CountySection, IndustrySection } from "#app/ui/shop/origin-sections.tsx";
import { GoodsSection } from "#app/ui/shop/goods-section.tsx";

const SEASONAL = 8;
const MARKED = 4;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = visitorContext(args);
  return answer(async () => {
    const shelf = await getShelf(ctx);
    const month = monthOf(shelf.day);
    const { total, facets } = choosePage(shelf.orders, noFilters, { month, size: 0 });
    const { newest } = shelf.orders;
    const seasonal = pickVaried(
      newest.filter((item) => item.inStock && isInSeason(item, month)),
      SEASONAL,
    );
    const rest = newest.filter((item) => item.inStock && item.marks.length > 0 && !seasonal.includes(item));
    const marked = pickVaried(rest, MARKED);
    const cards = await listCards(
      ctx,
      shelf,
      [...seasonal, ...marked].map(({ id }) => id),
    );
    const ofSeason = new Set(seasonal.map(({ id }) => id));
    return {
      month,
      total,
      seasonalTotal: facets.inSeason,
      seasonal: cards.filter(({ id }) => ofSeason.has(id)),
      marked: cards.filter(({ id }) => !ofSeason.has(id)),
      industries: shelf.industries.map((industry) => ({
        ...industry,
        count: facets.industry.get(industry.code) ?? 0,
      })),
      counties: shelf.counties.map((county) => ({ ...county, count: facets.county.get(county.code) ?? 0 })),
      locale: localeOf(args.request),
      canonical: canonicalOf(args.request, paths.home()),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageHead(data.locale, { canonical: data.canonical }) : [];

export default function Home() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <HomeHero month={page.month} total={page.total} seasonalTotal={page.seasonalTotal} />
      <div className="page grid grid-cols-1 gap-14 py-12">
        <GoodsSection kind="seasonal" month={page.month} total={page.seasonalTotal} cards={page.seasonal} />
        <IndustrySection industries={page.industries} />
        <GoodsSection kind="marked" month={page.month} total={null} cards={page.marked} />
        <CountySection counties={page.counties} />
        <HowItWorks />
      </div>
    </>
  );
}
