import { describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/core/context.ts";
import { type Decision, mayDecide, openDecisions, oversees, type Subject } from "./jurisdiction.ts";

const base: Actor = {
  userId: "u",
  userName: "韦",
  organisationId: "office",
  organisationName: "局",
  organisationKind: "office",
  organisationApproved: true,
  officeLevel: null,
  countyCode: null,
  districtCode: null,
  roles: ["official-reviewer"],
};
const actors = {
  county: { ...base, officeLevel: "county", countyCode: "522323" },
  otherCounty: { ...base, officeLevel: "county", countyCode: "522324" },
  district: { ...base, officeLevel: "district", districtCode: "441302" },
  prefecture: { ...base, officeLevel: "prefecture" },
  city: { ...base, officeLevel: "city" },
  platform: { ...base, organisationKind: "platform" },
  supplier: { ...base, organisationKind: "supplier", countyCode: "522323" },
} as const satisfies Record<string, Actor>;

const supplier: Subject = {
  id: "s",
  kind: "supplier",
  state: "applied",
  countyCode: "522323",
  districtCode: null,
};
const school: Subject = {
  id: "i",
  kind: "institution",
  state: "applied",
  countyCode: null,
  districtCode: "441302",
};
const office: Subject = {
  id: "o",
  kind: "office",
  state: "applied",
  countyCode: "522323",
  districtCode: null,
};

type Who = keyof typeof actors;

describe("oversees", () => {
  it.each<[Who, boolean, boolean, boolean]>([
    ["county", true, false, false],
    ["otherCounty", false, false, false],
    ["district", false, true, false],
    ["prefecture", true, true, true],
    ["city", true, true, true],
    ["platform", true, true, true],
    ["supplier", false, false, false],
  ])("%s: supplier %s, institution %s, office %s", (who, ...expected) =>
    expect([supplier, school, office].map((subject) => oversees(actors[who], subject))).toEqual(expected),
  );
});

describe("mayDecide", () => {
  it.each<[Who, Subject, Decision, boolean]>([
    ["county", supplier, "recommend", true],
    ["county", supplier, "reject", true],
    ["county", { ...supplier, state: "recommended" }, "reject", false],
    ["county", { ...supplier, state: "recommended" }, "approve", false],
    ["county", { ...supplier, state: "approved" }, "suspend", false],
    ["otherCounty", supplier, "recommend", false],
    ["prefecture", supplier, "recommend", false],
    ["prefecture", { ...supplier, state: "recommended" }, "approve", true],
    ["prefecture", office, "approve", true],
    ["district", school, "approve", true],
    ["district", { ...school, districtCode: "441303" }, "approve", false],
    ["district", { ...school, state: "approved" }, "suspend", false],
    ["platform", { ...school, state: "approved" }, "suspend", true],
    ["prefecture", { ...office, id: "office", state: "approved" }, "suspend", false],
  ])("%s on %o: %s is %s", (who, subject, decision, allowed) =>
    expect(mayDecide(actors[who], subject, decision)).toBe(allowed),
  );
});

describe("openDecisions", () => {
  it.each<[Who, Subject, Decision[]]>([
    ["county", supplier, ["recommend", "reject"]],
    ["prefecture", supplier, ["reject"]],
    ["prefecture", { ...supplier, state: "recommended" }, ["approve", "reject"]],
    ["county", { ...supplier, state: "recommended" }, []],
    ["district", school, ["approve", "reject"]],
    ["city", { ...school, state: "suspended" }, ["reinstate"]],
    ["city", { ...school, state: "rejected" }, []],
  ])("%s on %o", (who, subject, decisions) => expect(openDecisions(actors[who], subject)).toEqual(decisions));
});
