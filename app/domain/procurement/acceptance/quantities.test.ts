import { describe, expect, it } from "vitest";
import { isDomainError } from "#app/kernel/errors.ts";
import { checkFindings, type Finding } from "./quantities.ts";

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
const delivered = [{ id: "one", packs: 10 }];

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
