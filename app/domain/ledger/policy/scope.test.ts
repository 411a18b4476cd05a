import { describe, expect, it } from "vitest";
import { admits, countingFilter, type PolicyRule } from "./scope.ts";

const entry = {
  channelCode: "huiqian",
  buyerRegion: "ningbo",
  industryCode: "tea",
  fundSource: "canteen",
  tradeKind: "procurement",
  grades: ["accepted", "paid"],
};

describe("a policy counts an entry or not", () => {
  it.each<[string, PolicyRule, boolean]>([
    ["everything accepted", { minimumGrade: "accepted", scope: {} }, true],
    ["less than acceptance asks for acceptance", { minimumGrade: "ordered", scope: {} }, true],
    ["paid", { minimumGrade: "paid", scope: {} }, true],
    ["invoiced, but it is only paid", { minimumGrade: "invoiced", scope: {} }, false],
    [
      "Guangdong buyers",
      { minimumGrade: "accepted", scope: { regions: ["huizhou", "other-guangdong"] } },
      false,
    ],
    ["Ningbo alone", { minimumGrade: "accepted", scope: { regions: ["ningbo"] } }, true],
    ["another channel", { minimumGrade: "accepted", scope: { channels: ["livestream"] } }, false],
    [
      "its industry and fund",
      { minimumGrade: "accepted", scope: { industries: ["tea"], fundSources: ["canteen"] } },
      true,
    ],
    ["another fund", { minimumGrade: "accepted", scope: { fundSources: ["union"] } }, false],
    ["procurement", { minimumGrade: "accepted", scope: { tradeKinds: ["procurement"] } }, true],
    ["sales on a market", { minimumGrade: "accepted", scope: { tradeKinds: ["market-sale"] } }, false],
    ["an empty list lets nothing in", { minimumGrade: "accepted", scope: { industries: [] } }, false],
  ])("%s", (_, policy, counts) => expect(admits(countingFilter(policy), entry)).toBe(counts));
});
