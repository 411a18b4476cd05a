import { describe, expect, it } from "vitest";
import { outcomeOf } from "./outcome.ts";

const delivered = [
  { id: "d1", orderLineId: "tea", unitPriceFen: 12_050 },
  { id: "d2", orderLineId: "tea", unitPriceFen: 12_050 },
  { id: "d3", orderLineId: "honey", unitPriceFen: 99 },
];
const answer = (deliveryLineId: string, acceptedPacks: number, shortPacks = 0, rejectedPacks = 0) => ({
  deliveryLineId,
  acceptedPacks,
  shortPacks,
  rejectedPacks,
});

describe("outcomeOf", () => {
  it("sums batches of one order line and prices accepted packs only", () => {
    const outcome = outcomeOf(delivered, [answer("d1", 3, 1), answer("d2", 2, 0, 4), answer("d3", 101)]);
    expect(outcome.packsOfLine.get("tea")).toEqual({ accepted: 5, short: 1, rejected: 4 });
    expect([...outcome.amountOfDeliveryLine.values()]).toEqual([36_150, 24_100, 9_999]);
    expect(outcome.totalFen).toBe(70_249);
  });

  it("is worth nothing where nothing was accepted", () =>
    expect(outcomeOf(delivered.slice(0, 1), [answer("d1", 0, 0, 5)]).totalFen).toBe(0));
});
