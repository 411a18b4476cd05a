import { describe, expect, it } from "vitest";
import { isDomainError } from "#app/kernel/errors.ts";
import { type AmendedLine, planWaiver } from "./waive.ts";

const line = (changes: Partial<AmendedLine> = {}): AmendedLine => ({
  id: "tea",
  position: 1,
  variantId: "tin",
  packs: 100,
  waivedPacks: 0,
  dispatchedPacks: 80,
  unitPriceFen: 12_050,
  ...changes,
});
const honey = line({ id: "honey", position: 2, variantId: "jar", dispatchedPacks: 0, unitPriceFen: 99 });

function refusalOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return isDomainError(error)
      ? { code: error.code, issues: error.issues.map(({ path, code }) => [path.join("."), code]) }
      : error;
  }
}

describe("planWaiver", () => {
  it("gives up what is asked of each line, at the order's prices", () =>
    expect(
      planWaiver(
        [line(), honey],
        [
          { orderLineId: "tea", packs: 20 },
          { orderLineId: "honey", packs: 3 },
        ],
      ),
    ).toEqual({
      lines: [
        { orderLineId: "tea", variantId: "tin", packs: 20 },
        { orderLineId: "honey", variantId: "jar", packs: 3 },
      ],
      amountFen: 241_297,
    }));

  it("leaves out lines of which nothing is given up", () =>
    expect(
      planWaiver(
        [line(), honey],
        [
          { orderLineId: "tea", packs: 0 },
          { orderLineId: "honey", packs: 1 },
        ],
      ).lines,
    ).toEqual([{ orderLineId: "honey", variantId: "jar", packs: 1 }]));

  it.each<[string, AmendedLine, { orderLineId: string; packs: number }[], unknown]>([
    [
      "more than is still to leave",
      line(),
      [{ orderLineId: "tea", packs: 21 }],
      { code: "amendment.over_rest", issues: [["lines.0.packs", "amendment.over_rest"]] },
    ],
    [
      "what was given up before",
      line({ waivedPacks: 15 }),
      [{ orderLineId: "tea", packs: 6 }],
      { code: "amendment.over_rest", issues: [["lines.0.packs", "amendment.over_rest"]] },
    ],
    [
      "a line of another order",
      line(),
      [{ orderLineId: "coix", packs: 1 }],
      { code: "order_line.not_found", issues: [["lines.0.packs", "order_line.not_found"]] },
    ],
    [
      "a line named twice",
      line(),
      [
        { orderLineId: "tea", packs: 10 },
        { orderLineId: "tea", packs: 10 },
      ],
      { code: "order_line.not_found", issues: [["lines.1.packs", "order_line.not_found"]] },
    ],
    ["nothing", line(), [{ orderLineId: "tea", packs: 0 }], { code: "amendment.nothing", issues: [] }],
  ])("refuses %s", (_, of, asked, refusal) =>
    expect(refusalOf(() => planWaiver([of], asked))).toEqual(refusal),
  );
});
