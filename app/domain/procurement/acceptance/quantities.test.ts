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
  temperatureReason: "",
  ...changes,
});
const line: DeliveredLine = {
  id: "one",
  packs: 10,
  storageClass: "ambient",
  batchCode: "ONE",
  batchState: "depleted",
};
const delivered: DeliveredLine[] = [line];
const recalled: DeliveredLine[] = [{ ...line, batchState: "recalled" }];
const chilled: DeliveredLine[] = [{ ...line, storageClass: "chilled" }];
const frozen: DeliveredLine[] = [{ ...line, storageClass: "frozen" }];

/** The issues of a refusal, or what was taken. */
function answerTo(lines: readonly DeliveredLine[], changes: Partial<Finding>) {
  try {
    return checkFindings(lines, [finding(changes)])[0]?.temperatureReason;
  } catch (error) {
    return isDomainError(error) ? error.issues.map(({ path, code }) => [path.join("."), code]) : error;
  }
}

describe("the temperature of cold goods", () => {
  const missing = [["lines.0.temperature", "acceptance.temperature_missing"]];
  const unexplained = [["lines.0.temperatureReason", "acceptance.temperature_reason_missing"]];
  const rejected = { acceptedPacks: 0, rejectedPacks: 10, rejectionReason: "temperature" } as const;
  it.each<[string, DeliveredLine[], Partial<Finding>, unknown]>([
    ["ambient goods need none", delivered, {}, ""],
    ["chilled goods need one", chilled, {}, missing],
    ["frozen goods need one", frozen, {}, missing],
    ["also when they are rejected", chilled, rejected, missing],
    ["but not when none arrived", chilled, { acceptedPacks: 0, shortPacks: 10 }, ""],
    ["chilled and in range", chilled, { temperatureCentiC: 400, temperatureReason: "x" }, ""],
    ["chilled and too warm", chilled, { temperatureCentiC: 900 }, unexplained],
    ["chilled and frozen through", chilled, { temperatureCentiC: -200 }, unexplained],
    ["frozen and too warm", frozen, { temperatureCentiC: -1500 }, unexplained],
    ["too warm, with a reason", frozen, { temperatureCentiC: -1500, temperatureReason: "表层" }, "表层"],
    ["too warm and rejected", frozen, { ...rejected, temperatureCentiC: -900 }, ""],
  ])("%s", (_, lines, changes, answer) => expect(answerTo(lines, changes)).toEqual(answer));
});

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
