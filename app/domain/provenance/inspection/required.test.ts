import { expect, it } from "vitest";
import { type InspectionRule, inspectionRuleRows } from "#db/reference/inspection.ts";
import { requiresInspection } from "./required.ts";

const rule = (edit: Partial<InspectionRule>): InspectionRule => ({
  code: "fresh",
  processing: "fresh",
  industryCode: null,
  beforeRelease: true,
  retestMonths: null,
  sourceZh: "规定",
  ...edit,
});

it.each<[string, InspectionRule[], boolean]>([
  ["no rule", [], false],
  ["a rule for all industries", [rule({})], true],
  ["a rule for its industry", [rule({ industryCode: "tea" })], true],
  ["a rule for another industry", [rule({ industryCode: "vegetables" })], false],
  ["a rule for other processing", [rule({ processing: "livestock" })], false],
  ["a rule about re-tests only", [rule({ beforeRelease: false, retestMonths: 6 })], false],
  ["its industry excepted", [rule({}), rule({ industryCode: "tea", beforeRelease: false })], false],
  ["its industry alone", [rule({ beforeRelease: false }), rule({ industryCode: "tea" })], true],
])("%s", (_, rules, required) =>
  expect(requiresInspection(rules, { industryCode: "tea", processing: "fresh" })).toBe(required),
);

it("asks for a report on packaged food and meat, and names the law", () => {
  const asked = inspectionRuleRows.filter(({ beforeRelease }) => beforeRelease);
  expect(asked.map(({ processing }) => processing)).toEqual(["packaged-food", "livestock"]);
  for (const { sourceZh } of asked) expect(sourceZh).toContain("食品安全法");
});
