import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readHeadline } from "#app/domain/reporting/progress/read.server.ts";
import { listCards } from "#app/domain/reporting/storefront/cards.server.ts";
import { getFront } from "#app/domain/search/front.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { pageHead } from "#app/ui/shop/head.ts";
import { HomeHero } from "#app/ui/shop/home-hero.tsx";
import { HowItWorks } from "#app/ui/shop/how-it-works.tsx";
import { CountySection, IndustrySection } from "#app/ui/shop/origin-sections.tsx";
import { GoodsSection } from "#app/ui/shop/goods-section.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = visitorContext(args);
  const [{ shelf, seasonalIds, markedIds, ...front }, headline] = await Promise.all([
    getFront(ctx),
    readHeadline(ctx, yearOf(dayOf(ctx.now))),
  ]);
  const cards = await listCards(ctx, shelf, [...seasonalIds, ...markedIds]);
  return {
    ...front,
    headline,
    seasonal: cards.filter(({ id }) => seasonalIds.includes(id)),
    marked: cards.filter(({ id }) => markedIds.includes(id)),
    locale: localeOf(args.request),
    canonical: canonicalOf(paths.home()),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageHead(data.locale, { canonical: data.canonical }) : [];

export default function Home() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <HomeHero
        month={page.month}
        total={page.total}
        seasonalTotal={page.seasonalTotal}
        headline={page.headline}
      />
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
