import { describe, expect, it } from "vitest";
import { crossingQuery, entriesUnder, readCrossingView, usesPairs } from "./view.ts";

const view = (query: string) => readCrossingView(new URLSearchParams(query), 2026);

describe("readCrossingView", () => {
  it.each([
    ["", "county", "month"],
    ["rows=district&columns=industry", "district", "industry"],
    ["rows=fund&columns=fund", "fund", "month"],
    ["rows=month&columns=month", "month", "county"],
    ["rows=constructor&columns=nothing", "county", "month"],
  ])("%s crosses %s by %s", (query, rows, columns) => expect(view(query)).toMatchObject({ rows, columns }));

  it("leaves out a filter on what is crossed, and keeps the others", () => {
    const { filter } = view("rows=county&columns=month&county=xingyi&month=3&fund=canteen&year=2025");
    expect(filter).toMatchObject({ county: null, month: null, fund: "canteen", year: 2025 });
  });
});

it("is read again from the address it is written to", () => {
  const read = view("rows=force&columns=channel&county=xingyi&policy=paid&year=2027");
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(crossingQuery(read)))
    if (value !== null) written.set(name, String(value));
  expect(readCrossingView(written, 2026)).toEqual(read);
});

it("knows when a crossing tells buyers by their pairs", () => {
  expect(usesPairs(view("rows=county&columns=pair"))).toBe(true);
  expect(usesPairs(view("rows=county&columns=month&pair=own-pair"))).toBe(true);
  expect(usesPairs(view("rows=county&columns=district&pair=nobody"))).toBe(false);
});

it("opens a figure down to its entries: the filter with its own row and column", () => {
  const read = view("rows=county&columns=month&fund=canteen");
  expect(entriesUnder(read, "522323", "3")).toMatchObject({ county: "522323", month: "3", fund: "canteen" });
  expect(entriesUnder(read, null, null)).toMatchObject({ county: null, month: null, fund: "canteen" });
});
