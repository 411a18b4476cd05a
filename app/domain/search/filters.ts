/** What a visitor may ask of the list of goods, as it stands in the address of the page. */
import { parseYuan } from "#app/kernel/money.ts";

export const sorts = ["relevance", "newest", "price", "price-down"] as const;
export type Sort = (typeof sorts)[number];

export type ProductFilters = {
  q: string | null;
  industry: string | null;
  county: string | null;
  /** Scheme of a verified mark. */
  mark: string | null;
  /** Only what has a season and is in it this month. */
  inSeason: boolean;
  inStock: boolean;
  /** Bounds of the lowest price per pack, in fen, inclusive. */
  minFen: number | null;
  maxFen: number | null;
  /** Only what can be ordered from this many packs or fewer. */
  moqPacks: number | null;
  sort: Sort;
  /** Where the page begins: the cursor of the last item before it. */
  after: string | null;
};

export const noFilters: ProductFilters = {
  q: null,
  industry: null,
  county: null,
  mark: null,
  inSeason: false,
  inStock: false,
  minFen: null,
  maxFen: null,
  moqPacks: null,
  sort: "newest",
  after: null,
};

const LONGEST_QUERY = 80;
const CODE = /^[a-z0-9-]{1,40}$/;
const CURSOR = /^-?\d{1,16}\.[0-9a-f-]{36}$/;

/** Searched text as a person typed it: one line, composed characters, no control characters, at most 80 long. */
export function cleanQuery(text: string): string {
  return [...text.normalize("NFKC").replace(/[\p{C}\s]+/gu, " ")].slice(0, LONGEST_QUERY).join("").trim();
}

/** Reads an address. Never refuses: what cannot be meant is left out. */
export function readFilters(query: URLSearchParams): ProductFilters {
  const text = (key: string) => query.get(key)?.trim() ?? "";
  const code = (key: string) => (CODE.test(text(key)) ? text(key) : null);
  const q = cleanQuery(text("q")) || null;
  const sort = sorts.find((name) => name === text("sort") && (name !== "relevance" || q !== null));
  let [minFen, maxFen] = [positive(parseYuan(text("min"))), positive(parseYuan(text("max")))];
  if (minFen !== null && maxFen !== null && minFen > maxFen) [minFen, maxFen] = [maxFen, minFen];
  const moq = text("moq");
  return {
    q,
    industry: code("industry"),
    county: code("county"),
    mark: code("mark"),
    inSeason: text("season") === "now",
    inStock: text("stock") === "1",
    minFen,
    maxFen,
    moqPacks: /^\d{1,6}$/.test(moq) ? positive(Number(moq)) : null,
    sort: sort ?? (q ? "relevance" : "newest"),
    after: CURSOR.test(text("after")) ? text("after") : null,
  };
}

function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}

/** Writes filters as the parameters of an address, in one fixed order; defaults are left out. */
export function writeFilters(filters: ProductFilters): Record<string, string | null> {
  const yuan = (fen: number | null) => (fen === null ? null : String(fen / 100));
  const usual: Sort = filters.q ? "relevance" : "newest";
  return {
    q: filters.q,
    industry: filters.industry,
    county: filters.county,
    mark: filters.mark,
    season: filters.inSeason ? "now" : null,
    stock: filters.inStock ? "1" : null,
    min: yuan(filters.minFen),
    max: yuan(filters.maxFen),
    moq: filters.moqPacks === null ? null : String(filters.moqPacks),
    sort: filters.sort === usual ? null : filters.sort,
    after: filters.after,
  };
}
