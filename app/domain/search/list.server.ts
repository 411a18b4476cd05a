import type { AnyContext } from "#app/domain/core/context.ts";
import { monthOf } from "#app/kernel/calendar.ts";
import type { ProductFilters } from "./filters.ts";
import { find, type Found } from "./find.server.ts";
import { getShelf, type Shelf } from "./shelf.server.ts";
import { choosePage, type ShelfItem, type ShelfPage } from "./shelf.ts";

export type Listing = { shelf: Shelf; page: ShelfPage; near: Found["near"] };

/** One page of what is for sale under the filters, with the count of each facet. */
export async function listForSale(ctx: AnyContext, filters: ProductFilters, size: number): Promise<Listing> {
  const [shelf, found] = await Promise.all([
    getShelf(ctx),
    filters.q === null ? null : find(ctx, { q: filters.q }),
  ]);
  const ranked = found?.ids
    .map((id) => shelf.byId.get(id))
    .filter((item): item is ShelfItem => item !== undefined);
  const page = choosePage(shelf.orders, filters, { month: monthOf(shelf.day), size, ranked });
  return { shelf, page, near: found?.near ?? [] };
}
