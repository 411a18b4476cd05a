import { describe, expect, it } from "vitest";
import type { OrderAccount } from "#app/domain/procurement/order/account.ts";
import { groupByOrder, outcomeOf, referencesIn } from "./match.ts";

describe("referencesIn", () => {
  it.each<[string, string[]]>([
    ["货款 HQ2345ABCD", ["HQ2345ABCD"]],
    ["hq2345abcd", ["HQ2345ABCD"]],
    ["ＨＱ２３４５ＡＢＣＤ食堂采购", ["HQ2345ABCD"]],
    ["HQ 2345 ABCD / 六月", ["HQ2345ABCD"]],
    ["h-q-2345-abcd", ["HQ2345ABCD"]],
    ["付HQ2345ABCD和HQ9876WXYZ", ["HQ2345ABCD", "HQ9876WXYZ"]],
    ["HQ2345ABCD HQ2345ABCD", ["HQ2345ABCD"]],
    ["HQ2345AB", []],
    ["六月份货款", []],
    ["", []],
  ])("%s", (memo, codes) => expect(referencesIn(memo)).toEqual(codes));
});

describe("outcomeOf", () => {
  const account: OrderAccount = {
    state: "accepted",
    terms: "goods-first",
    totalFen: 1000,
    waivedFen: 0,
    acceptedFen: 1000,
    returnedFen: 0,
    receivedFen: 0,
    claimedFen: 0,
  };
  it.each<[string, OrderAccount, number, string]>([
    ["all of it", account, 1000, "exact"],
    ["a fen less", account, 999, "under"],
    ["a fen more", account, 1001, "over"],
    ["the rest", { ...account, receivedFen: 400 }, 600, "exact"],
    ["all of it again", { ...account, receivedFen: 1000 }, 1000, "double"],
    ["before anything is due", { ...account, state: "confirmed", acceptedFen: 0 }, 1000, "over"],
    ["for a declined order", { ...account, state: "declined", acceptedFen: 0 }, 5, "over"],
  ])("%s", (_, on, amount, outcome) => expect(outcomeOf(on, amount)).toBe(outcome));
});

describe("groupByOrder", () => {
  const accounts = [{ paymentReference: "HQAAAA2222" }, { paymentReference: "HQBBBB3333" }];
  const line = (memo: string, bookedOn = "2026-06-15") => ({ memo, bookedOn });

  it("leaves to a person what quotes no order of ours, or two", () => {
    const groups = groupByOrder(accounts, [
      line("HQBBBB3333"),
      line("HQCCCC4444"),
      line("HQAAAA2222 HQBBBB3333"),
      line("货款"),
    ]);
    expect(groups).toEqual([{ account: accounts[1], lines: [line("HQBBBB3333")] }]);
  });

  it("takes the lines of an order by day", () => {
    const groups = groupByOrder(accounts, [
      line("HQAAAA2222", "2026-06-20"),
      line("hq aaaa 2222", "2026-06-01"),
    ]);
    expect(groups[0]?.lines.map((each) => each.bookedOn)).toEqual(["2026-06-01", "2026-06-20"]);
  });
});
