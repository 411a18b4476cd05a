import type { AnyContext } from "#app/domain/core/context.ts";
import { monthOf } from "#app/kernel/calendar.ts";
import { noFilters } from "./filters.ts";
import { getShelf, type Shelf } from "./shelf.server.ts";
import { choosePage, isInSeason } from "./shelf.ts";
import { pickVaried } from "./varied.ts";

const SEASONAL = 8;
const MARKED = 4;

type Front = ReturnType<typeof chooseFront>;
const chosen = new WeakMap<Shelf, Front>();

/**
 * What the front page shows of the whole shelf: goods in season and goods with verified marks, varied by industry and
 * supplier, and how many there are of each industry and county. Chosen once per shelf.
 */
export async function getFront(ctx: AnyContext): Promise<{ shelf: Shelf } & Front> {
  const shelf = await getShelf(ctx);
  const front = chosen.get(shelf) ?? chooseFront(shelf);
  chosen.set(shelf, front);
  return { shelf, ...front };
}

function chooseFront(shelf: Shelf) {
  const month = monthOf(shelf.day);
  const { total, facets } = choosePage(shelf.orders, noFilters, { month, size: 0 });
  const ready = shelf.orders.newest.filter((item) => item.inStock);
  const seasonal = pickVaried(
    ready.filter((item) => isInSeason(item, month)),
    SEASONAL,
  );
  const marked = pickVaried(
    ready.filter((item) => item.marks.length > 0 && !seasonal.includes(item)),
    MARKED,
  );
  return {
    month,
    total,
    seasonalTotal: facets.inSeason,
    seasonalIds: seasonal.map(({ id }) => id),
    markedIds: marked.map(({ id }) => id),
    industries: shelf.industries.map((industry) => ({
      ...industry,
      count: facets.industry.get(industry.code) ?? 0,
    })),
    counties: shelf.counties.map((county) => ({ ...county, count: facets.county.get(county.code) ?? 0 })),
  };
}
