import { describe, expect, it } from "vitest";
import { type DecisionFacts, decisionRefusal, unknownRejections } from "./decide.ts";

const now = new Date("2026-06-15T04:00:00Z");
const facts: DecisionFacts = {
  state: "submitted",
  requesterId: "requester",
  approverId: "approver",
  fundSource: "canteen",
  totalFen: 1_000_00,
  holdExpiresAt: new Date("2026-06-16T04:00:00Z"),
  now,
  rules: [{ id: "r", fundSource: null, upToFen: 5_000_00, approverId: null }],
  hashes: { seen: "h", bound: "h", actual: "h" },
};
const named = (approverId: string) => [{ id: "r", fundSource: null, upToFen: 5_000_00, approverId }];

describe("decisionRefusal", () => {
  it.each<[string, Partial<DecisionFacts>]>([
    ["a rule for any approver", {}],
    ["a rule that names them", { rules: named("approver") }],
  ])("lets decide under %s", (_, change) => {
    expect(decisionRefusal({ ...facts, ...change }, "approve")).toBeNull();
    expect(decisionRefusal({ ...facts, ...change }, "reject")).toBeNull();
  });

  it.each<[string, Partial<DecisionFacts>, string]>([
    ["a draft", { state: "draft" }, "requisition.wrong_state"],
    ["what was approved", { state: "approved" }, "requisition.wrong_state"],
    ["one's own", { requesterId: "approver" }, "approval.own_requisition"],
    [
      "other content than was seen",
      { hashes: { seen: "x", bound: "h", actual: "h" } },
      "approval.content_changed",
    ],
    ["a rule that names another", { rules: named("head") }, "approval.not_within_rule"],
  ])("refuses %s", (_, change, code) => {
    expect(decisionRefusal({ ...facts, ...change }, "approve")?.code).toBe(code);
    expect(decisionRefusal({ ...facts, ...change }, "reject")?.code).toBe(code);
  });

  it.each<[string, Partial<DecisionFacts>, string]>([
    ["without a hold", { holdExpiresAt: null }, "approval.hold_expired"],
    ["at the very end of its hold", { holdExpiresAt: now }, "approval.hold_expired"],
    ["after its hold", { holdExpiresAt: new Date("2026-06-14T04:00:00Z") }, "approval.hold_expired"],
    ["rows that changed since", { hashes: { seen: "h", bound: "h", actual: "x" } }, "approval.outdated"],
    ["more than the highest rule", { totalFen: 5_000_01 }, "requisition.no_rule_covers"],
  ])("does not approve what waits %s, but rejects it", (_, change, code) => {
    expect(decisionRefusal({ ...facts, ...change }, "approve")?.code).toBe(code);
    expect(decisionRefusal({ ...facts, ...change }, "reject")).toBeNull();
  });
});

it("names rejected lines that are not there", () => {
  expect(unknownRejections([{ position: 2 }], [{ position: 1 }, { position: 2 }])).toEqual([]);
  expect(unknownRejections([{ position: 2 }, { position: 9 }], [{ position: 2 }])).toEqual([
    { path: ["rejections", 1, "position"], code: "basket.line_invalid", details: { position: 9 } },
  ]);
});
