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
  /** Something it must carry is waived on its earliest dispatch day. */
  isWaived: boolean;
};

type StoredSort = Exclude<Sort, "relevance">;

/** An item with its codes as positions, so that counting a page touches numbers only. */
type PlacedItem = ShelfItem & { industryAt: number; countyAt: number; markBits: number };

/** The items in every order they can be asked in, with the codes that occur among them. */
export type ShelfOrders = Readonly<Record<StoredSort, readonly ShelfItem[]>> & {
  industryCodes: readonly string[];
  countyCodes: readonly string[];
  /** At most 31 of them: an item carries its marks as bits. */
  markCodes: readonly string[];
};

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
  const industryCodes = [...new Set(items.map((item) => item.industryCode))];
  const countyCodes = [...new Set(items.map((item) => item.countyCode))];
  const markCodes = [...new Set(items.flatMap((item) => item.marks))].slice(0, MOST_MARKS);
  const placed = items.map(
    (item): PlacedItem => ({
      ...item,
      industryAt: industryCodes.indexOf(item.industryCode),
      countyAt: countyCodes.indexOf(item.countyCode),
      markBits: item.marks.reduce((bits, mark) => bits | bitAt(markCodes.indexOf(mark)), 0),
    }),
  );
  const by = (key: (item: ShelfItem) => number) =>
    [...placed].sort((a, b) => key(a) - key(b) || compareIds(a.id, b.id));
  return {
    newest: by(sortKey.newest),
    price: by(sortKey.price),
    "price-down": by(sortKey["price-down"]),
    industryCodes,
    countyCodes,
    markCodes,
  };
}

const MOST_MARKS = 31;
const bitAt = (position: number) => (position < 0 ? 0 : 1 << position);

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
  const source = inOrder(orders, filters.sort, ranked) as readonly PlacedItem[];
  const key = filters.sort === "relevance" ? null : sortKey[filters.sort];
  const wanted = placedFilters(orders, filters, month);
  const industries = new Uint32Array(orders.industryCodes.length);
  const counties = new Uint32Array(orders.countyCodes.length);
  const marks = new Uint32Array(orders.markCodes.length);
  const matching: ShelfItem[] = [];
  let season = 0;
  let stock = 0;
  for (const item of source) {
    const missed = misses(item, wanted);
    if (missed === 0) matching.push(item);
    if ((missed & ~INDUSTRY) === 0) addOne(industries, item.industryAt);
    if ((missed & ~COUNTY) === 0) addOne(counties, item.countyAt);
    if ((missed & ~MARK) === 0)
      for (let bits = item.markBits; bits !== 0; bits &= bits - 1)
        addOne(marks, 31 - Math.clz32(bits & -bits));
    if ((missed & ~SEASON) === 0 && isInSeason(item, month)) season++;
    if ((missed & ~STOCK) === 0 && item.inStock) stock++;
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
    facets: {
      industry: counted(orders.industryCodes, industries),
      county: counted(orders.countyCodes, counties),
      mark: counted(orders.markCodes, marks),
      inSeason: season,
      inStock: stock,
    },
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

/** The filters as positions and numbers; what is not asked for is null, what nothing carries is -1. */
function placedFilters(orders: ShelfOrders, filters: ProductFilters, month: number) {
  return {
    industryAt: filters.industry === null ? null : orders.industryCodes.indexOf(filters.industry),
    countyAt: filters.county === null ? null : orders.countyCodes.indexOf(filters.county),
    markBit: filters.mark === null ? null : bitAt(orders.markCodes.indexOf(filters.mark)),
    month: filters.inSeason ? month : null,
    inStock: filters.inStock,
    minFen: filters.minFen ?? 0,
    maxFen: filters.maxFen ?? Number.POSITIVE_INFINITY,
    moqPacks: filters.moqPacks ?? Number.POSITIVE_INFINITY,
  };
}

function misses(item: PlacedItem, wanted: ReturnType<typeof placedFilters>): number {
  let missed = 0;
  if (wanted.industryAt !== null && item.industryAt !== wanted.industryAt) missed |= INDUSTRY;
  if (wanted.countyAt !== null && item.countyAt !== wanted.countyAt) missed |= COUNTY;
  if (wanted.markBit !== null && (item.markBits & wanted.markBit) === 0) missed |= MARK;
  if (wanted.month !== null && !isInSeason(item, wanted.month)) missed |= SEASON;
  if (wanted.inStock && !item.inStock) missed |= STOCK;
  if (
    item.fromPriceFen < wanted.minFen ||
    item.fromPriceFen > wanted.maxFen ||
    item.fromMoqPacks > wanted.moqPacks
  )
    missed |= OTHER;
  return missed;
}

function addOne(counts: Uint32Array, position: number): void {
  counts[position] = (counts[position] ?? 0) + 1;
}

function counted(codes: readonly string[], counts: Uint32Array): Map<string, number> {
  return new Map(codes.map((code, position) => [code, counts[position] ?? 0]));
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
