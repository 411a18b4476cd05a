import { describe, expect, it } from "vitest";
import {
  type CarriedCertificate,
  type RequiredScheme,
  type RequirementProblem,
  requirementProblems,
} from "./requirement.ts";

const licence: RequiredScheme = {
  schemeCode: "food-licence",
  nameZh: "食品生产许可证",
  nameEn: "Food licence",
};
const health: RequiredScheme = { schemeCode: "animal-epidemic", nameZh: "动物防疫", nameEn: "Animal health" };
const carried = (edit: Partial<CarriedCertificate> = {}): CarriedCertificate => ({
  schemeCode: "food-licence",
  state: "verified",
  validFrom: "2026-01-01",
  validUntil: "2026-12-31",
  ...edit,
});
const lacking = (
  problem: RequirementProblem["problem"],
  on: string | null = null,
  scheme = licence,
): RequirementProblem => ({ ...scheme, problem, on });

describe("requirementProblems on 2026-06-01", () => {
  it.each<[string, RequiredScheme[], CarriedCertificate[], RequirementProblem[]]>([
    ["nothing required", [], [], []],
    ["satisfied", [licence], [carried()], []],
    ["none at all", [licence], [], [lacking("missing")]],
    ["another scheme's certificate", [licence], [carried({ schemeCode: "organic" })], [lacking("missing")]],
    ["not looked at yet", [licence], [carried({ state: "submitted" })], [lacking("unverified")]],
    [
      "ended yesterday",
      [licence],
      [carried({ validUntil: "2026-05-31" })],
      [lacking("expired", "2026-05-31")],
    ],
    ["ends today", [licence], [carried({ validUntil: "2026-06-01" })], []],
    ["begins today", [licence], [carried({ validFrom: "2026-06-01" })], []],
    [
      "begins tomorrow",
      [licence],
      [carried({ validFrom: "2026-06-02" })],
      [lacking("not_yet_valid", "2026-06-02")],
    ],
    ["suspended", [licence], [carried({ state: "suspended" })], [lacking("suspended")]],
    ["revoked", [licence], [carried({ state: "revoked" })], [lacking("revoked")]],
    [
      "an old one beside its valid renewal",
      [licence],
      [carried({ validUntil: "2026-05-31" }), carried()],
      [],
    ],
    [
      "an old one beside a renewal not looked at",
      [licence],
      [carried({ validUntil: "2026-05-31" }), carried({ state: "submitted" })],
      [lacking("unverified")],
    ],
    ["without an end", [licence], [carried({ validUntil: null })], []],
    [
      "two schemes, both wrong",
      [licence, health],
      [carried({ state: "rejected" })],
      [lacking("rejected"), lacking("missing", null, health)],
    ],
  ])("%s", (_, required, certificates, problems) =>
    expect(requirementProblems(required, certificates, "2026-06-01")).toEqual(problems),
  );
});
