import type { AnyContext } from "#app/domain/core/context.ts";
import { monthOf } from "#app/kernel/calendar.ts";
import { noFilters, type ProductFilters } from "./filters.ts";
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

/** One page, newest first, of what one supplier or one production base has for sale. */
export async function listOwnForSale(
  ctx: AnyContext,
  of: { organisationId: string } | { baseId: string },
  after: string | null,
  size: number,
): Promise<{ shelf: Shelf; page: ShelfPage }> {
  const shelf = await getShelf(ctx);
  const own = shelf.orders.newest.filter((item) =>
    "baseId" in of ? item.baseId === of.baseId : item.organisationId === of.organisationId,
  );
  const filters = { ...noFilters, after };
  return {
    shelf,
    page: choosePage({ ...shelf.orders, newest: own }, filters, { month: monthOf(shelf.day), size }),
  };
}
