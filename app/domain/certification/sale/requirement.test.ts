import { describe, expect, it } from "vitest";
import {
  type CarriedCertificate,
  type CarriedWaiver,
  concernsGoods,
  type RequiredScheme,
  type RequirementProblem,
  requirementProblems,
  waiversUsed,
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
    expect(requirementProblems({ required, certificates, waivers: [] }, "2026-06-01")).toEqual(problems),
  );
});

describe("concernsGoods", () => {
  const of = (schemeCode: string, edit: { productId?: string; isMark?: boolean } = {}) => ({
    schemeCode,
    productId: null,
    isMark: false,
    ...edit,
  });
  it.each<[string, ReturnType<typeof of>, boolean]>([
    ["the licence such goods must carry", of("food-licence"), true],
    ["a licence of the supplier for other goods", of("animal-epidemic"), false],
    ["a mark of quality", of("gba-basket", { isMark: true }), true],
    ["what names the product", of("animal-epidemic", { productId: "p" }), true],
  ])("%s", (_, certificate, concerns) => expect(concernsGoods(certificate, [licence])).toBe(concerns));
});

describe("waived requirements on 2026-06-01", () => {
  const waiver = (edit: Partial<CarriedWaiver> = {}): CarriedWaiver => ({
    schemeCode: "food-licence",
    validFrom: "2026-05-20",
    validUntil: "2026-06-01",
    isRevoked: false,
    ...edit,
  });
  it.each<[string, CarriedCertificate[], CarriedWaiver[], RequirementProblem[], number]>([
    ["nothing but a waiver, on its last day", [], [waiver()], [], 1],
    ["a waiver that ended yesterday", [], [waiver({ validUntil: "2026-05-31" })], [lacking("missing")], 0],
    [
      "a waiver that begins tomorrow",
      [],
      [waiver({ validFrom: "2026-06-02", validUntil: "2026-06-30" })],
      [lacking("missing")],
      0,
    ],
    ["a revoked waiver", [], [waiver({ isRevoked: true })], [lacking("missing")], 0],
    ["another scheme's waiver", [], [waiver({ schemeCode: "organic" })], [lacking("missing")], 0],
    ["beside a valid certificate it is not used", [carried()], [waiver()], [], 0],
    ["beside an expired certificate it is", [carried({ validUntil: "2026-05-31" })], [waiver()], [], 1],
    ["beside a revoked certificate it is", [carried({ state: "revoked" })], [waiver()], [], 1],
  ])("%s", (_, certificates, waivers, problems, used) => {
    const facts = { required: [licence], certificates, waivers };
    expect(requirementProblems(facts, "2026-06-01")).toEqual(problems);
    expect(waiversUsed(facts, "2026-06-01")).toHaveLength(used);
  });

  it("meets only the scheme it names", () =>
    expect(
      requirementProblems(
        { required: [licence, health], certificates: [], waivers: [waiver()] },
        "2026-06-01",
      ),
    ).toEqual([lacking("missing", null, health)]));
});
