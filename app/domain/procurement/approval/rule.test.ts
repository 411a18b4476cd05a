import { describe, expect, it } from "vitest";
import type { FundSource } from "#db/vocabulary/procurement.ts";
import { mayDecide, type RuleStep, ruleThatCovers } from "./rule.ts";

const step = (id: string, fundSource: FundSource | null, upToFen: number): RuleStep => ({
  id,
  fundSource,
  upToFen,
  approverId: null,
});

const general = [step("general-high", null, 500_000_00), step("general-low", null, 50_000_00)];
const table = [...general, step("union", "union", 20_000_00)];

describe("ruleThatCovers", () => {
  it.each<[string, RuleStep[], FundSource, number, string]>([
    ["the lowest step that covers", table, "canteen", 30_000_00, "general-low"],
    ["the limit itself, inclusive", table, "canteen", 50_000_00, "general-low"],
    ["one fen above a limit", table, "canteen", 50_000_01, "general-high"],
    ["the fund source's own rule first", table, "union", 10_000_00, "union"],
    ["nothing at all to spend", table, "canteen", 0, "general-low"],
  ])("%s", (_, rules, fundSource, amountFen, id) =>
    expect(ruleThatCovers(rules, fundSource, amountFen)).toMatchObject({ covered: true, rule: { id } }),
  );

  it.each<[string, RuleStep[], FundSource, number, number | null]>([
    ["above the highest", table, "canteen", 500_000_01, 500_000_00],
    ["above its own highest, though a general rule would cover", table, "union", 20_000_01, 20_000_00],
    ["without any rule", [], "canteen", 1, null],
    ["with rules of other fund sources only", [step("union", "union", 100)], "canteen", 1, null],
  ])("says no %s", (_, rules, fundSource, amountFen, highestFen) =>
    expect(ruleThatCovers(rules, fundSource, amountFen)).toEqual({ covered: false, highestFen }),
  );
});

describe("mayDecide", () => {
  it.each<[string | null, boolean]>([
    [null, true],
    ["me", true],
    ["another", false],
  ])("a rule of approver %s", (approverId, answer) => expect(mayDecide({ approverId }, "me")).toBe(answer));
});
