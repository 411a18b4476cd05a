import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_PACKS, type QuantityAnswer, quantityAnswer } from "./neighbours.ts";

const wrong = (below: number | null, above: number | null): QuantityAnswer => ({
  valid: false,
  below,
  above,
});

describe("quantityAnswer", () => {
  it.each<[number, number, number, QuantityAnswer]>([
    [10, 5, 10, { valid: true }],
    [10, 5, 15, { valid: true }],
    [10, 5, 12, wrong(10, 15)],
    [10, 5, 9, wrong(null, 10)],
    [10, 5, 0, wrong(null, 10)],
    [10, 5, -3, wrong(null, 10)],
    [10, 4, 12, wrong(10, 14)],
    [1, 1, 1, { valid: true }],
    [1, 1, MAX_PACKS, { valid: true }],
    [1, 1, MAX_PACKS + 1, wrong(MAX_PACKS, null)],
    [10, 600_000, 700_000, wrong(600_010, null)],
    [MAX_PACKS, 1, 5, wrong(null, MAX_PACKS)],
    [3, 2, 4.5, wrong(3, 5)],
  ])("MOQ %d, steps of %d, %d wanted", (moqPacks, multiplePacks, wanted, answer) =>
    expect(quantityAnswer({ moqPacks, multiplePacks }, wanted)).toEqual(answer),
  );

  it("names neighbours that can themselves be ordered", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: -10, max: MAX_PACKS + 10 }),
        (moqPacks, multiplePacks, wanted) => {
          const rule = { moqPacks, multiplePacks };
          const answer = quantityAnswer(rule, wanted);
          if (answer.valid) return;
          for (const neighbour of [answer.below, answer.above])
            if (neighbour !== null) expect(quantityAnswer(rule, neighbour)).toEqual({ valid: true });
          if (answer.below !== null) expect(answer.below).toBeLessThan(wanted);
          if (answer.above !== null) expect(answer.above).toBeGreaterThan(wanted);
        },
      ),
    ));
});
