import { expect, it } from "vitest";
import { decidersOf } from "./deciders.ts";
import type { RuleStep } from "./rule.ts";

const upTo = (upToFen: number, approverId: string | null): RuleStep => ({
  id: `${upToFen}`,
  fundSource: null,
  upToFen,
  approverId,
});
const small = { requesterId: "teacher", fundSource: "canteen" as const, totalFen: 500 };
const large = { ...small, totalFen: 5_000 };
const rules = [upTo(1_000, null), upTo(10_000, "head")];

it.each<[string, typeof small, string[], string[]]>([
  ["anybody under a rule that names nobody", small, ["deputy", "head"], ["deputy", "head"]],
  ["only whom the rule names", large, ["deputy", "head"], ["head"]],
  ["nobody once whom it names approves no longer", large, ["deputy"], []],
  ["never the requester", { ...small, requesterId: "deputy" }, ["deputy"], []],
  ["nobody where nobody approves", small, [], []],
  ["anybody, to reject it, above the highest rule", { ...small, totalFen: 20_000 }, ["deputy"], ["deputy"]],
])("%s", (_, requisition, approvers, deciders) => {
  const may = decidersOf(
    requisition,
    rules,
    approvers.map((userId) => ({ userId })),
  );
  expect(may.map(({ userId }) => userId)).toEqual(deciders);
});
