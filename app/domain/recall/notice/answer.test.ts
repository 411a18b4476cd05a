import { describe, expect, it } from "vitest";
import { type DomainError, type ErrorCode, isDomainError } from "#app/kernel/errors.ts";
import { type AnswerableLine, type AnsweredLine, checkAnswer } from "./answer.ts";

const lines: AnswerableLine[] = [
  { deliveryLineId: "a", batchCode: "BATCHA", keptPacks: 12 },
  { deliveryLineId: "b", batchCode: "BATCHB", keptPacks: 0 },
];
const answer = (deliveryLineId: string, found = 0, destroyed = 0, returned = 0): AnsweredLine => ({
  deliveryLineId,
  foundPacks: found,
  destroyedPacks: destroyed,
  returnedPacks: returned,
  note: "",
});

function refusalOf(answers: AnsweredLine[]): DomainError | null {
  try {
    checkAnswer(lines, answers);
    return null;
  } catch (error) {
    if (isDomainError(error)) return error;
    throw error;
  }
}

describe("checkAnswer", () => {
  it.each<[string, AnsweredLine[]]>([
    ["nothing left", [answer("a"), answer("b")]],
    ["all of it destroyed", [answer("a", 12, 12), answer("b")]],
    ["some destroyed, some returned", [answer("a", 5, 2, 3), answer("b")]],
  ])("takes: %s", (_, answers) => expect(checkAnswer(lines, answers)).toEqual(answers));

  it("answers in the order of the notice", () =>
    expect(checkAnswer(lines, [answer("b"), answer("a")]).map((line) => line.deliveryLineId)).toEqual([
      "a",
      "b",
    ]));

  it.each<[string, AnsweredLine[], ErrorCode, object]>([
    ["one more than was kept", [answer("a", 13, 13), answer("b")], "recall.found_over_kept", { kept: 12 }],
    ["goods not received", [answer("a"), answer("b", 1, 1)], "recall.found_over_kept", { kept: 0 }],
    ["one unaccounted for", [answer("a", 5, 2, 2), answer("b")], "recall.found_not_accounted", { sum: 4 }],
    [
      "more disposed of than found",
      [answer("a", 4, 4, 4), answer("b")],
      "recall.found_not_accounted",
      { sum: 8 },
    ],
    ["a line of another notice", [answer("a"), answer("b"), answer("c")], "notice.not_found", {}],
    ["a line twice", [answer("a"), answer("b"), answer("b")], "recall.line_repeated", {}],
    ["a line left out", [answer("a")], "recall.line_missing", { codes: "BATCHB" }],
  ])("refuses: %s", (_, answers, code, details) =>
    expect(refusalOf(answers)).toMatchObject({ code, details }),
  );

  it("names every line that is wrong", () =>
    expect(refusalOf([answer("a", 13, 13), answer("b", 1)])?.issues.map(({ path }) => path)).toEqual([
      ["lines", 0, "foundPacks"],
      ["lines", 1, "foundPacks"],
    ]));
});
