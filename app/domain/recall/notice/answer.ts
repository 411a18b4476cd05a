import { DomainError, type FieldIssue } from "#app/kernel/errors.ts";

/** A line of a notice as it stands when it is answered. */
export type AnswerableLine = {
  deliveryLineId: string;
  batchCode: string;
  /** Packs accepted and not sent back since: as many can be found. None while the goods are under way. */
  keptPacks: number;
};

/** What an institution found of a line, in packs, and what became of it. */
export type AnsweredLine = {
  deliveryLineId: string;
  foundPacks: number;
  destroyedPacks: number;
  returnedPacks: number;
  note: string;
};

/**
 * Holds an answer against the lines of its notice: every line is answered once, no more is found than was kept, and all
 * that was found is either destroyed or returned. Returns the answers in the order of the lines.
 * @throws DomainError with one issue per line: `recall.found_over_kept`, `recall.found_not_accounted`, or for a line of
 * another notice, one answered twice or one left out `notice.not_found`, `recall.line_repeated`, `recall.line_missing`.
 */
export function checkAnswer(
  lines: readonly AnswerableLine[],
  answers: readonly AnsweredLine[],
): AnsweredLine[] {
  const lineOf = new Map(lines.map((line) => [line.deliveryLineId, line]));
  const answerOf = new Map<string, AnsweredLine>();
  const issues: FieldIssue[] = [];
  answers.forEach((answer, index) => {
    const line = lineOf.get(answer.deliveryLineId);
    const problem = !line
      ? ({ path: ["lines", index], code: "notice.not_found" } as const)
      : answerOf.has(answer.deliveryLineId)
        ? ({ path: ["lines", index, "foundPacks"], code: "recall.line_repeated" } as const)
        : answerIssue(line, answer, index);
    if (problem) issues.push(problem);
    answerOf.set(answer.deliveryLineId, answer);
  });
  const left = lines.filter(({ deliveryLineId }) => !answerOf.has(deliveryLineId));
  if (left.length > 0)
    issues.push({
      path: ["lines"],
      code: "recall.line_missing",
      details: { codes: left.map(({ batchCode }) => batchCode).join("、") },
    });
  const [first] = issues;
  if (first) throw new DomainError(first.code, first.details, issues);
  return lines.flatMap(({ deliveryLineId }) => answerOf.get(deliveryLineId) ?? []);
}

function answerIssue(line: AnswerableLine, answer: AnsweredLine, index: number): FieldIssue | null {
  const { foundPacks: found, destroyedPacks: destroyed, returnedPacks: returned } = answer;
  const path = ["lines", index, "foundPacks"];
  if (found > line.keptPacks)
    return { path, code: "recall.found_over_kept", details: { found, kept: line.keptPacks } };
  const sum = destroyed + returned;
  return found === sum
    ? null
    : { path, code: "recall.found_not_accounted", details: { found, destroyed, returned, sum } };
}
