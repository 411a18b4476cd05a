import { describe, expect, it } from "vitest";
import { daysOfMonth, readEntryFilter, readEntryPosition, writeEntryPosition } from "./filter.ts";

const read = (query: string) => readEntryFilter(new URLSearchParams(query), 2026);
const nothing = {
  year: 2026,
  policy: null,
  month: null,
  county: null,
  industry: null,
  channel: null,
  district: null,
  region: null,
  pair: null,
  force: null,
  fund: null,
};

describe("readEntryFilter", () => {
  it.each<[string, object]>([
    ["", {}],
    ["year=2025&county=522323&month=12", { year: 2025, county: "522323", month: 12 }],
    ["region=ningbo&force=cooperative&fund=union", { region: "ningbo", force: "cooperative", fund: "union" }],
    [
      "district=daya-bay&channel=gd-trading-network&industry=tea",
      { district: "daya-bay", channel: "gd-trading-network", industry: "tea" },
    ],
    ["year=1&month=13&region=mars&force=x&fund=y", {}],
    ["year=99999&month=0&county=%27%20or%201%3D1&policy=A%00", {}],
    ["pair=own-pair&region=huizhou", { pair: "own-pair", region: "huizhou" }],
    ["pair=somebody", {}],
    ["county=&county=522323", {}],
  ])("%s", (query, filter) => expect(read(query)).toEqual({ ...nothing, ...filter }));
});

it.each<[string | null, object | null]>([
  ["2026-06-15.42", { occurredOn: "2026-06-15", id: 42 }],
  ["2026-02-30.42", null],
  ["2026-06-15", null],
  ["2026-06-15.-1", null],
  [null, null],
])("the position %s is %j", (text, position) => expect(readEntryPosition(text)).toEqual(position));

it("a position comes back as it was written", () => {
  const position = { occurredOn: "2026-06-15", id: 7 };
  expect(readEntryPosition(writeEntryPosition(position))).toEqual(position);
});

it.each([
  [2026, 2, "2026-02-01", "2026-02-28"],
  [2024, 2, "2024-02-01", "2024-02-29"],
  [2026, 12, "2026-12-01", "2026-12-31"],
])("month %i-%i runs from %s to %s", (year, month, first, last) =>
  expect(daysOfMonth(year, month)).toEqual([first, last]),
);
