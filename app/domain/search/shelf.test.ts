import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noFilters, type ProductFilters } from "./filters.ts";
import { arrange, choosePage, type ShelfItem } from "./shelf.ts";

const item = (number: number, changes: Partial<ShelfItem> = {}): ShelfItem => ({
  id: `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`,
  organisationId: "s",
  baseId: null,
  industryCode: "tea",
  countyCode: "522323",
  family: "tea",
  fromPriceFen: 1_000,
  fromMoqPacks: 10,
  inStock: true,
  seasonFromMonth: null,
  seasonToMonth: null,
  publishedAtMs: number,
  isDemo: false,
  marks: [],
  isWaived: false,
  ...changes,
});

const choose = (items: ShelfItem[], filters: Partial<ProductFilters> = {}, size = 10) =>
  choosePage(arrange(items), { ...noFilters, ...filters }, { month: 12, size });
const numbers = (ids: string[]) => ids.map((id) => Number(id.slice(-12)));

describe("choosePage", () => {
  const goods = [
    item(1, { fromPriceFen: 500, marks: ["organic"] }),
    item(2, { industryCode: "fine-fruit", countyCode: "522324", seasonFromMonth: 11, seasonToMonth: 2 }),
    item(3, { countyCode: "522324", inStock: false, fromMoqPacks: 50 }),
    item(4, { fromPriceFen: 9_900, marks: ["organic", "green-food"], seasonFromMonth: 3, seasonToMonth: 5 }),
  ];

  it.each<[string, Partial<ProductFilters>, number[]]>([
    ["newest first", {}, [4, 3, 2, 1]],
    ["cheapest first, equals by identifier", { sort: "price" }, [1, 2, 3, 4]],
    ["dearest first", { sort: "price-down" }, [4, 2, 3, 1]],
    ["an industry", { industry: "tea" }, [4, 3, 1]],
    ["an industry nobody has", { industry: "handicrafts" }, []],
    ["a county", { county: "522324" }, [3, 2]],
    ["a mark", { mark: "organic" }, [4, 1]],
    ["a mark nobody has", { mark: "shenzhen-product" }, []],
    ["in season now, over the year's end", { inSeason: true }, [2]],
    ["in stock", { inStock: true }, [4, 2, 1]],
    ["a price range, both ends included", { minFen: 500, maxFen: 1_000 }, [3, 2, 1]],
    ["a largest minimum order", { moqPacks: 10 }, [4, 2, 1]],
    ["two at once", { industry: "tea", county: "522324" }, [3]],
  ])("%s", (_, filters, ids) => expect(numbers(choose(goods, filters).ids)).toEqual(ids));

  it("counts a facet as if it alone were not chosen", () => {
    const { total, facets } = choose(goods, { industry: "tea", county: "522323" });
    expect(total).toBe(2);
    expect(Object.fromEntries(facets.industry)).toEqual({ tea: 2, "fine-fruit": 0 });
    expect(Object.fromEntries(facets.county)).toEqual({ "522323": 2, "522324": 1 });
    expect(Object.fromEntries(facets.mark)).toEqual({ organic: 2, "green-food": 1 });
    expect(facets).toMatchObject({ inSeason: 0, inStock: 2 });
  });

  it("keeps the order of a ranked text, and continues after a rank", () => {
    const orders = arrange(goods);
    const ranked = [3, 1, 4].map(
      (number) => orders.newest.find(({ publishedAtMs }) => publishedAtMs === number)!,
    );
    const filters: ProductFilters = { ...noFilters, q: "x", sort: "relevance" };
    const first = choosePage(orders, filters, { month: 1, size: 2, ranked });
    expect(numbers(first.ids)).toEqual([3, 1]);
    const second = choosePage(orders, { ...filters, after: first.next }, { month: 1, size: 2, ranked });
    expect(numbers(second.ids)).toEqual([4]);
    expect(second).toMatchObject({ start: 2, next: null, previous: "" });
  });

  it("continues where a cursor's item stood when the item is gone", () => {
    const { next } = choose(goods, {}, 2);
    const without = goods.filter(({ publishedAtMs }) => publishedAtMs !== 3);
    expect(numbers(choose(without, { after: next }, 2).ids)).toEqual([2, 1]);
  });

  it("pages through everything once, forwards and back", () => {
    const shelf = fc.array(
      fc.record({ price: fc.integer({ min: 1, max: 5 }), at: fc.integer({ min: 1, max: 5 }) }),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(
        shelf,
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom("newest" as const, "price" as const, "price-down" as const),
        (rows, size, sort) => {
          const items = rows.map((row, at) => item(at, { fromPriceFen: row.price, publishedAtMs: row.at }));
          const all = choose(items, { sort }, 100).ids;
          const seen: string[] = [];
          const starts: (string | null)[] = [];
          let after: string | null = null;
          for (;;) {
            starts.push(after);
            const page: ReturnType<typeof choose> = choose(items, { sort, after }, size);
            if (starts.length > 1) expect(page.previous || null).toBe(starts.at(-2) ?? null);
            expect(page.start).toBe(seen.length);
            seen.push(...page.ids);
            if (page.next === null) break;
            after = page.next;
          }
          expect(seen).toEqual(all);
        },
      ),
    );
  });
});
