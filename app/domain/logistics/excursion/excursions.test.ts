import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coveredMinutes, type Excursion, excursionsOf, type Reading } from "./excursions.ts";
import { type ColdChainRule, coldChainRule } from "./rules.ts";

const frozen = coldChainRule("frozen")!;
const chilled = coldChainRule("chilled")!;
const minute = (at: number) => at * 60_000;
/** Readings as `minute: degrees`. */
const told = (values: Record<number, number>): Reading[] =>
  Object.entries(values).map(([at, celsius]) => ({
    at: minute(Number(at)),
    centiC: Math.round(celsius * 100),
  }));
const one = (readings: Reading[]) => [{ deviceId: "a", readings }];
const short = ({ kind, from, to, worstCentiC }: Excursion) => [kind, from / 60_000, to / 60_000, worstCentiC];

describe("excursionsOf", () => {
  it.each<[string, ColdChainRule, Record<number, number>, number, ReturnType<typeof short>[]]>([
    ["all well", frozen, { 0: -19, 30: -18, 60: -22 }, 60, []],
    ["exactly at the limits", chilled, { 0: 0, 30: 8, 60: 4 }, 60, []],
    ["a door for half an hour", frozen, { 0: -19, 10: -15, 40: -18, 60: -19 }, 60, []],
    ["a door for longer", frozen, { 0: -19, 10: -15, 41: -18, 60: -19 }, 60, [["too-warm", 10, 41, -1500]]],
    [
      "still too warm at the end",
      frozen,
      { 0: -19, 10: -12, 40: -9, 60: -10 },
      60,
      [["too-warm", 10, 60, -900]],
    ],
    ["a chilled door", chilled, { 0: 4, 10: 9, 25: 8 }, 25, []],
    ["chilled too long", chilled, { 0: 4, 10: 9, 26: 8 }, 26, [["too-warm", 10, 26, 900]]],
    ["frost is no door", chilled, { 0: 4, 10: -0.01, 11: 0.5 }, 11, [["too-cold", 10, 11, -1]]],
    [
      "too cold, then too warm",
      chilled,
      { 0: -1, 10: 9, 40: 4 },
      40,
      [
        ["too-cold", 0, 10, -100],
        ["too-warm", 10, 40, 900],
      ],
    ],
    ["a silence of an hour", frozen, { 0: -19, 60: -19 }, 60, []],
    ["a longer silence", frozen, { 0: -19, 61: -19 }, 61, [["no-data", 0, 61, null]]],
    [
      "a silence between two warm readings",
      frozen,
      { 0: -10, 40: -10, 120: -10 },
      120,
      [
        ["too-warm", 0, 40, -1000],
        ["no-data", 40, 120, null],
      ],
    ],
    ["silent until the end", frozen, { 0: -19 }, 90, [["no-data", 0, 90, null]]],
    ["nothing at all", frozen, {}, 61, [["no-data", 0, 61, null]]],
    ["nothing, but not for long", frozen, {}, 60, []],
    ["readings outside the span", frozen, { 0: -19, 30: -19, 90: 20 }, 60, []],
  ])("%s", (_name, rule, values, until, expected) => {
    const found = excursionsOf(one(told(values)), rule, { from: 0, until: minute(until) });
    expect(found.map(short)).toEqual(expected);
  });

  it("hears every device: one of two in range does not hide the other, and speaks for its silence", () => {
    const warm = { deviceId: "warm", readings: told({ 0: -10, 40: -10 }) };
    const well = { deviceId: "well", readings: told({ 0: -19, 50: -19, 100: -19 }) };
    expect(excursionsOf([well, warm], frozen, { from: 0, until: minute(100) })).toEqual([
      { kind: "too-warm", deviceId: "warm", from: 0, to: minute(40), minutes: 40, worstCentiC: -1000 },
    ]);
  });

  it("looks at nothing in a span that ends before it begins", () =>
    expect(excursionsOf([], frozen, { from: 10, until: 0 })).toEqual([]));
});

const readings = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 600 }).map(minute),
    centiC: fc.integer({ min: -2500, max: 1500 }),
  }),
  { maxLength: 60 },
);
const rule = fc.constantFrom(frozen, chilled);
const span = { from: 0, until: minute(600) };

describe("whatever was measured", () => {
  it("the order in which readings arrive, and readings that come twice, make no difference", () =>
    fc.assert(
      fc.property(readings, rule, fc.infiniteStream(fc.nat()), (told, rule, chance) => {
        const shuffled = told
          .flatMap((reading) => [reading, reading])
          .map((reading) => ({ reading, key: chance.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ reading }) => reading);
        expect(excursionsOf(one(shuffled), rule, span)).toEqual(excursionsOf(one(told), rule, span));
      }),
    ));

  it("excursions of a device follow each other, lie in the span, and their worst was measured in them", () =>
    fc.assert(
      fc.property(readings, rule, (told, rule) => {
        const found = excursionsOf(one(told), rule, span);
        for (const [index, { from, to, worstCentiC, minutes }] of found.entries()) {
          expect(from).toBeGreaterThanOrEqual(span.from);
          expect(to).toBeLessThanOrEqual(span.until);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(minutes).toBeGreaterThanOrEqual(1);
          const next = found[index + 1];
          if (next) expect(next.from).toBeGreaterThanOrEqual(to);
          if (worstCentiC !== null)
            expect(told.some(({ at, centiC }) => at >= from && at <= to && centiC === worstCentiC)).toBe(
              true,
            );
        }
      }),
    ));

  it("a shipment measured every ten minutes within its range has none", () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 800 }), { minLength: 61, maxLength: 61 }), (values) => {
        const told = values.map((centiC, index) => ({ at: minute(index * 10), centiC }));
        expect(excursionsOf(one(told), chilled, span)).toEqual([]);
      }),
    ));
});

describe("coveredMinutes", () => {
  it.each<[[number, number][], number]>([
    [[], 0],
    [[[0, 10]], 10],
    [
      [
        [0, 10],
        [5, 20],
      ],
      20,
    ],
    [
      [
        [30, 40],
        [0, 10],
      ],
      20,
    ],
    [
      [
        [0, 40],
        [10, 20],
      ],
      40,
    ],
    [[[5, 5]], 1],
  ])("%j cover %i minutes", (spans, minutes) =>
    expect(coveredMinutes(spans.map(([from, to]) => ({ from: minute(from), to: minute(to) })))).toBe(minutes),
  );
});
