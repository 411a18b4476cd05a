import { describe, expect, it } from "vitest";
import { periodOf, reversibleFen, saleFactsOf, type SaleParties } from "./dimensions.ts";

const parties: SaleParties = {
  orderId: "order",
  supplierId: "supplier",
  sellerForce: "cooperative",
  buyerId: "buyer",
  buyerDistrictCode: "441302",
  buyerRegion: "huizhou",
  fundSource: "canteen",
  isDemo: false,
};
const line = (deliveryLineId: string, amountFen: number) => ({
  orderLineId: "line",
  deliveryLineId,
  amountFen,
  countyCode: "522323",
  industryCode: "tea",
});

describe("saleFactsOf", () => {
  it("makes one entry per accepted line, and none where nothing was accepted", () => {
    const facts = saleFactsOf(parties, { acceptanceId: "a", occurredOn: "2026-03-05" }, [
      line("one", 12_50),
      line("two", 0),
      line("three", 7),
    ]);
    expect(facts.map((fact) => [fact.deliveryLineId, fact.amountFen])).toEqual([
      ["one", 12_50],
      ["three", 7],
    ]);
    expect(facts[0]).toMatchObject({
      channelCode: "huiqian",
      buyerRegion: "huizhou",
      occurredOn: "2026-03-05",
    });
  });
});

it.each([
  ["2026-01-01", 2026, 1],
  ["2025-12-31", 2025, 12],
])("%s is summed under %i, month %i", (day, year, month) => expect(periodOf(day)).toEqual({ year, month }));

it.each([
  [1000, 0, 1000],
  [1000, -400, 600],
  [1000, -1000, 0],
])("of %i with %i reversed, %i may still be reversed", (sale, reversed, rest) =>
  expect(reversibleFen(sale, reversed)).toBe(rest),
);
