import { describe, expect, it } from "vitest";
import { checkLines, inSeason, type LineFacts, lineIssues, weekOf } from "./line-check.ts";

const facts: LineFacts = {
  variantId: "v1",
  unitZh: "箱",
  unitEn: "carton",
  moqPacks: 10,
  multiplePacks: 5,
  weeklyCapacityPacks: 200,
  leadDays: 3,
  seasonFromMonth: null,
  seasonToMonth: null,
  forSale: true,
  saleHeld: false,
  availablePacks: 100,
  committedPacks: 0,
  lapsingCertificates: [],
};
const unit = { unitZh: "箱", unitEn: "carton" };
const when = { today: "2026-11-20", wantedOn: "2026-11-30" };
const problemsOf = (packs: number, change: Partial<LineFacts> = {}, on = when) =>
  checkLines([{ packs, facts: { ...facts, ...change } }], on)[0];

describe("checkLines", () => {
  it.each<[string, number, Partial<LineFacts>, typeof when]>([
    ["the minimum", 10, {}, when],
    ["a step above it", 15, {}, when],
    ["all that is available", 100, {}, when],
    ["all that is left of the week", 50, { committedPacks: 150 }, when],
    ["the earliest day", 10, {}, { today: "2026-11-20", wantedOn: "2026-11-23" }],
    ["the first month of a season over the year end", 10, { seasonFromMonth: 11, seasonToMonth: 2 }, when],
  ])("finds nothing against %s", (_, packs, change, on) => expect(problemsOf(packs, change, on)).toEqual([]));

  it.each<[string, number, Partial<LineFacts>, typeof when, string, object]>([
    [
      "below the minimum",
      3,
      {},
      when,
      "requisition.line_below_moq",
      { moq: 10, multiple: 5, choices: [10], ...unit },
    ],
    [
      "between two steps",
      12,
      {},
      when,
      "requisition.line_not_multiple",
      { moq: 10, multiple: 5, choices: [10, 15], ...unit },
    ],
    ["what is sold out", 10, { availablePacks: 0 }, when, "requisition.line_sold_out", {}],
    [
      "more than is available",
      105,
      {},
      when,
      "requisition.line_insufficient_stock",
      { wanted: 105, available: 100, ...unit },
    ],
    [
      "more than is left of the week",
      55,
      { committedPacks: 150 },
      when,
      "requisition.line_over_capacity",
      { wanted: 55, capacity: 200, free: 50, week: "2026-11-30", ...unit },
    ],
    [
      "a day before the earliest",
      10,
      {},
      { today: "2026-11-20", wantedOn: "2026-11-22" },
      "requisition.wanted_too_early",
      { earliest: "2026-11-23" },
    ],
    [
      "a month out of season",
      10,
      { seasonFromMonth: 3, seasonToMonth: 10 },
      when,
      "requisition.line_out_of_season",
      { from: 3, to: 10, wantedOn: "2026-11-30" },
    ],
    [
      "a month out of a season over the year end",
      10,
      { seasonFromMonth: 12, seasonToMonth: 2 },
      when,
      "requisition.line_out_of_season",
      { from: 12, to: 2, wantedOn: "2026-11-30" },
    ],
    [
      "a certificate that lapses before",
      10,
      { lapsingCertificates: [{ nameZh: "绿色食品", nameEn: "Green Food" }] },
      when,
      "requisition.line_certificate_lapses",
      { schemeZh: "绿色食品", schemeEn: "Green Food", dispatchOn: "2026-11-30" },
    ],
  ])("names %s", (_, packs, change, on, code, details) =>
    expect(problemsOf(packs, change, on)).toEqual([{ code, details }]),
  );

  it("says only that it is not for sale, whatever else stands against it", () =>
    expect(problemsOf(3, { forSale: false, availablePacks: 0 })).toEqual([
      { code: "requisition.line_not_for_sale", details: {} },
    ]));

  it("judges stock over all lines of one pack together", () => {
    const [first, second, other] = checkLines(
      [
        { packs: 60, facts },
        { packs: 60, facts },
        { packs: 60, facts: { ...facts, variantId: "v2" } },
      ],
      when,
    );
    const problem = {
      code: "requisition.line_insufficient_stock",
      details: { wanted: 120, available: 100, ...unit },
    };
    expect(first).toEqual([problem]);
    expect(second).toEqual([problem]);
    expect(other).toEqual([]);
  });

  it("becomes refused fields that name their line", () =>
    expect(
      lineIssues(
        checkLines(
          [
            { packs: 10, facts },
            { packs: 12, facts: { ...facts, variantId: "v2" } },
          ],
          when,
        ),
      ),
    ).toEqual([
      {
        path: ["lines", 1, "packs"],
        code: "requisition.line_not_multiple",
        details: { moq: 10, multiple: 5, choices: [10, 15], ...unit },
      },
    ]));
});

describe("inSeason", () => {
  it.each<[number, number | null, number | null, boolean]>([
    [7, null, null, true],
    [3, 3, 5, true],
    [5, 3, 5, true],
    [6, 3, 5, false],
    [12, 11, 2, true],
    [1, 11, 2, true],
    [2, 11, 2, true],
    [3, 11, 2, false],
    [4, 4, 4, true],
    [5, 4, 4, false],
  ])("month %i in %s–%s: %s", (month, from, to, answer) => expect(inSeason(month, from, to)).toBe(answer));
});

describe("weekOf", () => {
  it.each([
    ["2026-11-30", "2026-11-30"],
    ["2026-12-06", "2026-11-30"],
    ["2026-12-07", "2026-12-07"],
    ["2027-01-01", "2026-12-28"],
    ["1969-12-31", "1969-12-29"],
  ])("%s belongs to the week of %s", (day, monday) => expect(weekOf(day)).toBe(monday));
});
