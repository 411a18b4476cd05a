import { describe, expect, it } from "vitest";
import type { OfficeLevel } from "#db/vocabulary/organisations.ts";
import { answersForCounty, can, requireCan } from "./authorise.ts";
import type { Actor, AnyContext } from "./context.ts";

const official: Actor = {
  userId: "u",
  userName: "韦",
  organisationId: "o",
  organisationName: "普安县乡村振兴局",
  organisationKind: "office",
  organisationApproved: true,
  officeLevel: "county",
  countyCode: "522323",
  districtCode: null,
  roles: ["official-reviewer"],
};

describe("requireCan", () => {
  const context = (actor: Actor | null) => ({ actor }) as AnyContext;
  it("lets the carrier of the permission through", () =>
    expect(() => requireCan(context(official), "certificate.review")).not.toThrow());
  it("asks a stranger to sign in", () =>
    expect(() => requireCan(context(null), "certificate.review")).toThrow("actor.unauthenticated"));
  it("refuses a role that does not carry it", () =>
    expect(() => requireCan(context(official), "order.confirm")).toThrow("actor.forbidden"));
  it("refuses everybody of an organisation not yet approved", () => {
    const applicant = { ...official, organisationApproved: false };
    expect(() => requireCan(context(applicant), "certificate.review")).toThrow(
      "actor.organisation_not_approved",
    );
    expect(can(applicant, "certificate.review")).toBe(false);
  });
});

describe("answersForCounty", () => {
  it.each<[OfficeLevel | null, string | null, string, boolean]>([
    ["county", "522323", "522323", true],
    ["county", "522323", "522324", false],
    ["prefecture", null, "522324", true],
    ["city", null, "522324", true],
    ["district", null, "522324", false],
    [null, null, "522324", false],
  ])("an office of level %s in %s for county %s: %s", (officeLevel, countyCode, asked, answer) =>
    expect(answersForCounty({ ...official, officeLevel, countyCode }, asked)).toBe(answer),
  );

  it("is no for anybody who is not an office", () =>
    expect(answersForCounty({ ...official, organisationKind: "supplier" }, "522323")).toBe(false));
});
