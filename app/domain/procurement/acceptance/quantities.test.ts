import { describe, expect, it } from "vitest";
import { isDomainError } from "#app/kernel/errors.ts";
import { assertNoneRecalled, checkFindings, type DeliveredLine, type Finding } from "./quantities.ts";

const finding = (changes: Partial<Finding> = {}): Finding => ({
  deliveryLineId: "one",
  acceptedPacks: 10,
  shortPacks: 0,
  rejectedPacks: 0,
  rejectionReason: null,
  rejectionNote: "",
  temperatureCentiC: null,
  ...changes,
});
const delivered: DeliveredLine[] = [{ id: "one", packs: 10, batchCode: "ONE", batchState: "depleted" }];
const recalled: DeliveredLine[] = [{ id: "one", packs: 10, batchCode: "ONE", batchState: "recalled" }];

describe("checkFindings", () => {
  it.each<[string, Partial<Finding>]>([
    ["all accepted", {}],
    ["some short", { acceptedPacks: 7, shortPacks: 3 }],
    ["some rejected", { acceptedPacks: 7, rejectedPacks: 3, rejectionReason: "damaged" }],
    ["all rejected", { acceptedPacks: 0, rejectedPacks: 10, rejectionReason: "quality" }],
    ["all short", { acceptedPacks: 0, shortPacks: 10 }],
    [
      "another reason in words",
      { acceptedPacks: 9, rejectedPacks: 1, rejectionReason: "other", rejectionNote: "外箱串味" },
    ],
  ])("takes %s", (_, changes) => expect(checkFindings(delivered, [finding(changes)])).toHaveLength(1));

  it("takes the reason off a line that rejects nothing", () =>
    expect(checkFindings(delivered, [finding({ rejectionReason: "damaged", rejectionNote: "x" })])).toEqual([
      finding(),
    ]));

  it.each<[string, Finding[], string[][]]>([
    [
      "one missing",
      [finding({ acceptedPacks: 9 })],
      [["lines.0.acceptedPacks", "acceptance.quantities_differ"]],
    ],
    [
      "one too many",
      [finding({ shortPacks: 1 })],
      [["lines.0.acceptedPacks", "acceptance.quantities_differ"]],
    ],
    [
      "no reason",
      [finding({ acceptedPacks: 9, rejectedPacks: 1 })],
      [["lines.0.rejectionReason", "acceptance.reason_missing"]],
    ],
    [
      "'other' without words",
      [finding({ acceptedPacks: 9, rejectedPacks: 1, rejectionReason: "other" })],
      [["lines.0.rejectionNote", "acceptance.reason_missing"]],
    ],
    [
      "a line of another delivery",
      [finding(), finding({ deliveryLineId: "else" })],
      [["lines.1", "delivery.not_found"]],
    ],
    ["a line answered twice", [finding(), finding()], [["lines.1", "delivery.not_found"]]],
    ["no line", [], [["lines", "acceptance.quantities_differ"]]],
  ])("refuses %s", (_, findings, issues) => {
    let refusal: unknown;
    try {
      checkFindings(delivered, findings);
    } catch (error) {
      refusal = error;
    }
    expect(isDomainError(refusal) && refusal.issues.map(({ path, code }) => [path.join("."), code])).toEqual(
      issues,
    );
  });
});

describe("goods of a recalled batch", () => {
  const rejected = finding({ acceptedPacks: 0, rejectedPacks: 10, rejectionReason: "recalled" });

  it("are taken only when none is accepted", () => {
    expect(checkFindings(recalled, [rejected])).toEqual([rejected]);
    expect(() => assertNoneRecalled(recalled, [rejected])).not.toThrow();
  });

  it.each<[string, () => unknown]>([
    ["when they are written down", () => checkFindings(recalled, [finding()])],
    ["when they are signed for", () => assertNoneRecalled(recalled, [finding()])],
  ])("are refused %s, naming line and batch", (_, act) => {
    let refusal: unknown;
    try {
      act();
    } catch (error) {
      refusal = error;
    }
    expect(isDomainError(refusal) && refusal.issues).toEqual([
      { path: ["lines", 0, "acceptedPacks"], code: "acceptance.batch_recalled", details: { code: "ONE" } },
    ]);
  });
});
