import { expect, it } from "vitest";
import { ruleOf, rulesInForce } from "./rule.ts";

const rule = (jurisdiction: string, version: number, shareBasisPoints: number) => ({
  jurisdiction,
  version,
  shareBasisPoints,
  source: "文",
});
const rules = [rule("武汉市", 1, 1500), rule("832平台", 2, 1200), rule("832平台", 1, 1000)];

it("the newest version of each jurisdiction holds", () => {
  expect(rulesInForce(rules).map((each) => [each.jurisdiction, each.shareBasisPoints])).toEqual([
    ["832平台", 1200],
    ["武汉市", 1500],
  ]);
});

it.each([
  [{ hasCanteen: true, jurisdiction: null }, 1200],
  [{ hasCanteen: true, jurisdiction: "武汉市" }, 1500],
  [{ hasCanteen: true, jurisdiction: "他处" }, null],
  [{ hasCanteen: false, jurisdiction: "武汉市" }, null],
])("%o reserves %s basis points", (unit, share) =>
  expect(ruleOf(unit, rulesInForce(rules))?.shareBasisPoints ?? null).toBe(share),
);
