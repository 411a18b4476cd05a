import { describe, expect, it } from "vitest";
import type { OrganisationDocumentKind } from "#db/vocabulary/organisations.ts";
import { applicationIssues } from "./application.ts";
import { type ApplyToJoin, applyToJoinInput } from "./input.ts";

const common = {
  name: "普安县某某茶叶专业合作社",
  creditCode: "91350100M000100Y43",
  contactName: "罗春茶",
  contactPhone: "0859-7230000",
  address: "江西坡镇",
};
const supplier: ApplyToJoin = {
  ...common,
  kind: "supplier",
  sellerForce: "cooperative",
  countyCode: "522323",
  householdsInvolved: "120",
  householdBenefit: "订单收购，年底分红",
};
const institution: ApplyToJoin = {
  ...common,
  kind: "institution",
  institutionKind: "school",
  districtCode: "441302",
};
const office: ApplyToJoin = { ...common, kind: "office", officeLevel: "county", countyCode: "522323" };
const agent = "0198f0a0-0000-7000-8000-000000000000";

const issuesOf = (raw: ApplyToJoin, documents: OrganisationDocumentKind[]) =>
  applicationIssues(applyToJoinInput.parse(raw), new Set(documents)).map(
    ({ path, code }) => `${path.join(".")}: ${code}`,
  );

describe("an application", () => {
  it.each<[string, ApplyToJoin, OrganisationDocumentKind[], string[]]>([
    ["of a cooperative with its licence", supplier, ["business-licence"], []],
    ["of a school with its licence", institution, ["business-licence"], []],
    ["of an office with its authorisation", office, ["authorisation"], []],
    ["without papers", supplier, [], ["business-licence: organisation.document_missing"]],
    [
      "of a trader without a producer",
      { ...supplier, sellerForce: "rural-broker" },
      ["business-licence", "authorisation"],
      ["agentOfId: organisation.producer_missing"],
    ],
    [
      "of a trader without the producer's authorisation",
      { ...supplier, sellerForce: "rural-ecommerce", agentOfId: agent },
      ["business-licence"],
      ["authorisation: organisation.document_missing"],
    ],
    [
      "of a county office without a county",
      { ...office, countyCode: undefined },
      ["authorisation"],
      ["countyCode: organisation.place_missing"],
    ],
    [
      "of a district office without a district",
      { ...office, officeLevel: "district" },
      ["authorisation"],
      ["districtCode: organisation.place_missing"],
    ],
    [
      "with an impossible code",
      { ...supplier, creditCode: "123" },
      ["business-licence"],
      ["creditCode: organisation.credit_code_malformed"],
    ],
    [
      "with a doubtful code",
      { ...supplier, creditCode: "91350100M000100Y44" },
      ["business-licence"],
      ["creditCodeOverride: organisation.credit_code_doubtful"],
    ],
    [
      "with a doubtful code and a reason",
      { ...supplier, creditCode: "91350100M000100Y44", creditCodeOverride: "2015 年首批换发，执照上即如此" },
      ["business-licence"],
      [],
    ],
    [
      "with an impossible code and a reason",
      { ...supplier, creditCode: "91350100M000100Y", creditCodeOverride: "就是这样" },
      ["business-licence"],
      ["creditCode: organisation.credit_code_malformed"],
    ],
  ])("%s", (_, raw, documents, issues) => expect(issuesOf(raw, documents)).toEqual(issues));

  it.each<[string, Record<string, unknown>]>([
    ["a negative number of households", { householdsInvolved: "-1" }],
    ["half a household", { householdsInvolved: "1.5" }],
    ["a sales force of its own", { sellerForce: "smuggler" }],
    ["a telephone of words", { contactPhone: "call me" }],
    ["a name of 5 MB", { name: "茶".repeat(5_000_000) }],
    ["half a surrogate pair", { name: "\ud800" }],
    ["a NUL", { address: "a\u0000b" }],
    ["no benefit for households", { householdBenefit: "   " }],
    ["another kind", { kind: "platform" }],
  ])("with %s does not fit", (_, changes) =>
    expect(applyToJoinInput.safeParse({ ...supplier, ...changes }).success).toBe(false),
  );
});
