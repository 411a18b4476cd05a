import type { AnyContext } from "#app/domain/core/context.ts";
import { monthOf } from "#app/kernel/calendar.ts";
import { noFilters } from "./filters.ts";
import { getShelf } from "./shelf.server.ts";
import { choosePage } from "./shelf.ts";

/** How many goods of each industry and county are for sale today. */
export async function countGoods(ctx: AnyContext) {
  const shelf = await getShelf(ctx);
  const { facets } = choosePage(shelf.orders, noFilters, { month: monthOf(shelf.day), size: 0 });
  return {
    industries: shelf.industries.map((industry) => ({
      ...industry,
      count: facets.industry.get(industry.code) ?? 0,
    })),
    counties: shelf.counties.map((county) => ({ ...county, count: facets.county.get(county.code) ?? 0 })),
  };
}
