import { describe, expect, it } from "vitest";
import { noFilters, type ProductFilters, readFilters, writeFilters } from "./filters.ts";

const read = (query: string) => readFilters(new URLSearchParams(query));

describe("readFilters", () => {
  it.each<[string, Partial<ProductFilters>]>([
    ["", {}],
    ["industry=tea&county=522323", { industry: "tea", county: "522323" }],
    ["industry=<script>&county=../..", {}],
    ["season=now&stock=1", { inSeason: true, inStock: true }],
    ["season=yes&stock=true", {}],
    ["min=12.5&max=￥100", { minFen: 1_250, maxFen: 10_000 }],
    ["min=100&max=12", { minFen: 1_200, maxFen: 10_000 }],
    ["min=-5&max=abc&moq=1.5", {}],
    ["moq=10", { moqPacks: 10 }],
    ["moq=0", {}],
    ["sort=price", { sort: "price" }],
    ["sort=relevance", {}],
    ["q=%20%20", {}],
    ["q=普安", { q: "普安", sort: "relevance" }],
    ["q=普安&sort=newest", { q: "普安", sort: "newest" }],
    ["q=a%00b%ud83d%0Ac", { q: "a b%ud83d c", sort: "relevance" }],
    ["after=x", {}],
    ["after=-12.00000000-0000-7000-8000-000000000001", { after: "-12.00000000-0000-7000-8000-000000000001" }],
    ["unknown=1&utm_source=x", {}],
  ])("%s", (query, filters) => expect(read(query)).toEqual({ ...noFilters, ...filters }));

  it("cuts a searched text to eighty characters, never inside one", () => {
    expect([...(read(`q=${encodeURIComponent("茶😀".repeat(100))}`).q ?? "")]).toHaveLength(80);
  });

  it("reads back what it wrote", () => {
    const filters = read("q=茶&industry=tea&mark=organic&season=now&min=1.05&max=20&moq=5&sort=price-down");
    const written = Object.entries(writeFilters(filters)).filter(([, value]) => value !== null) as [
      string,
      string,
    ][];
    expect(readFilters(new URLSearchParams(written))).toEqual(filters);
  });
});
