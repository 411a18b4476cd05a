/** What is for sale today, held narrow in memory, and how a page of it is chosen and counted. */
import { inSeason } from "./season.ts";
import type { ProductFilters, Sort } from "./filters.ts";

export type ShelfItem = {
  id: string;
  organisationId: string;
  baseId: string | null;
  industryCode: string;
  countyCode: string;
  family: string;
  fromPriceFen: number;
  fromMoqPacks: number;
  inStock: boolean;
  seasonFromMonth: number | null;
  seasonToMonth: number | null;
  publishedAtMs: number;
  isDemo: boolean;
  /** Codes of the schemes whose verified certificates hold today and count as marks. */
  marks: readonly string[];
};

type StoredSort = Exclude<Sort, "relevance">;
export type ShelfOrders = Readonly<Record<StoredSort, readonly ShelfItem[]>>;

export type FacetCounts = {
  industry: ReadonlyMap<string, number>;
  county: ReadonlyMap<string, number>;
  mark: ReadonlyMap<string, number>;
  inSeason: number;
  inStock: number;
};

export type ShelfPage = {
  ids: string[];
  total: number;
  /** Position of the first item of the page among all that match, from 0. */
  start: number;
  next: string | null;
  /** Cursor of the page before; "" is the first page, null says there is none. */
  previous: string | null;
  facets: FacetCounts;
};

const sortKey: Record<StoredSort, (item: ShelfItem) => number> = {
  newest: (item) => -item.publishedAtMs,
  price: (item) => item.fromPriceFen,
  "price-down": (item) => -item.fromPriceFen,
};

const compareIds = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Sorts the items once for every order a list can be asked in. */
export function arrange(items: readonly ShelfItem[]): ShelfOrders {
  const by = (key: (item: ShelfItem) => number) =>
    [...items].sort((a, b) => key(a) - key(b) || compareIds(a.id, b.id));
  return {
    newest: by(sortKey.newest),
    price: by(sortKey.price),
    "price-down": by(sortKey["price-down"]),
  };
}

const INDUSTRY = 1;
const COUNTY = 2;
const MARK = 4;
const SEASON = 8;
const STOCK = 16;
const OTHER = 32;

/**
 * Chooses one page and counts each facet as if it alone were not chosen. `ranked` holds the items that match a text,
 * best first, and replaces the whole shelf. A cursor whose item is gone continues where that item stood.
 */
export function choosePage(
  orders: ShelfOrders,
  filters: ProductFilters,
  { month, size, ranked }: { month: number; size: number; ranked?: readonly ShelfItem[] },
): ShelfPage {
  const source = inOrder(orders, filters.sort, ranked);
  const key = filters.sort === "relevance" ? null : sortKey[filters.sort];
  const counts = { industry: new Map<string, number>(), county: new Map<string, number>(), mark: new Map() };
  const matching: ShelfItem[] = [];
  let [season, stock] = [0, 0];
  for (const item of source) {
    const missed = misses(item, filters, month);
    if (missed === 0) matching.push(item);
    if (missed === 0 || missed === INDUSTRY) addOne(counts.industry, item.industryCode);
    if (missed === 0 || missed === COUNTY) addOne(counts.county, item.countyCode);
    if (missed === 0 || missed === MARK) for (const mark of item.marks) addOne(counts.mark, mark);
    if ((missed === 0 || missed === SEASON) && isInSeason(item, month)) season++;
    if ((missed === 0 || missed === STOCK) && item.inStock) stock++;
  }
  const cursorOf = (item: ShelfItem, position: number) => `${key ? key(item) : position}.${item.id}`;
  const start = filters.after === null ? 0 : positionAfter(matching, filters.after, key);
  const shown = matching.slice(start, start + size);
  const end = start + shown.length;
  const before = matching[start - size - 1];
  const last = shown.at(-1);
  return {
    ids: shown.map((item) => item.id),
    total: matching.length,
    start,
    next: last && end < matching.length ? cursorOf(last, end - 1) : null,
    previous: start === 0 ? null : before ? cursorOf(before, start - size - 1) : "",
    facets: { ...counts, inSeason: season, inStock: stock },
  };
}

function inOrder(orders: ShelfOrders, sort: Sort, ranked?: readonly ShelfItem[]): readonly ShelfItem[] {
  if (sort === "relevance") return ranked ?? orders.newest;
  if (!ranked) return orders[sort];
  const key = sortKey[sort];
  return [...ranked].sort((a, b) => key(a) - key(b) || compareIds(a.id, b.id));
}

/** Whether an item has a season and the month lies in it. */
export function isInSeason(item: ShelfItem, month: number): boolean {
  return item.seasonFromMonth !== null && inSeason(item.seasonFromMonth, item.seasonToMonth, month);
}

function misses(item: ShelfItem, filters: ProductFilters, month: number): number {
  let missed = 0;
  if (filters.industry !== null && item.industryCode !== filters.industry) missed |= INDUSTRY;
  if (filters.county !== null && item.countyCode !== filters.county) missed |= COUNTY;
  if (filters.mark !== null && !item.marks.includes(filters.mark)) missed |= MARK;
  if (filters.inSeason && !isInSeason(item, month)) missed |= SEASON;
  if (filters.inStock && !item.inStock) missed |= STOCK;
  if (filters.minFen !== null && item.fromPriceFen < filters.minFen) missed |= OTHER;
  if (filters.maxFen !== null && item.fromPriceFen > filters.maxFen) missed |= OTHER;
  if (filters.moqPacks !== null && item.fromMoqPacks > filters.moqPacks) missed |= OTHER;
  return missed;
}

function addOne(counts: Map<string, number>, code: string): void {
  counts.set(code, (counts.get(code) ?? 0) + 1);
}

function positionAfter(
  items: readonly ShelfItem[],
  cursor: string,
  key: ((item: ShelfItem) => number) | null,
): number {
  const dot = cursor.indexOf(".");
  const [stood, id] = [Number(cursor.slice(0, dot)), cursor.slice(dot + 1)];
  if (!key) {
    const found = items.findIndex((item) => item.id === id);
    return found >= 0 ? found + 1 : Math.min(Math.max(stood, 0), items.length);
  }
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle] as ShelfItem;
    if ((key(item) - stood || compareIds(item.id, id)) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
