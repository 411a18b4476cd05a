import { describe, expect, it } from "vitest";
import type { ErrorCode } from "#app/kernel/errors.ts";
import { type ListingFacts, listingProblems } from "./problems.ts";

const ready: ListingFacts = {
  state: "verified",
  organisationApproved: true,
  saleHeld: false,
  industrySellable: true,
  countyCode: "522323",
  baseCountyCode: "522323",
  activePacks: [{ packZh: "250g/罐", priced: true }],
  certificateProblems: [],
  earliestDispatchOn: "2026-06-18",
};
const licence = {
  code: "certificate",
  schemeCode: "food-licence",
  nameZh: "食品生产许可证",
  nameEn: "Licence",
} as const;

describe("listingProblems", () => {
  it.each<[string, Partial<ListingFacts>, ErrorCode[]]>([
    ["everything there", {}, []],
    ["withdrawn before", { state: "withdrawn" }, []],
    ["a draft", { state: "draft" }, ["listing.product_not_verified"]],
    ["already published", { state: "published" }, ["listing.product_not_verified"]],
    ["under review", { state: "submitted" }, ["listing.product_under_review"]],
    ["suspended", { state: "suspended" }, ["listing.product_suspended"]],
    ["a supplier not approved", { organisationApproved: false }, ["listing.supplier_not_approved"]],
    ["held by a recall", { saleHeld: true }, ["listing.sale_held"]],
    ["tobacco", { industrySellable: false }, ["listing.industry_not_for_sale"]],
    ["no base", { baseCountyCode: null }, ["listing.base_missing"]],
    ["a base in another county", { baseCountyCode: "522301" }, ["listing.base_elsewhere"]],
    ["no pack", { activePacks: [] }, ["listing.variant_missing"]],
    ["a pack without price", { activePacks: [{ packZh: "1kg", priced: false }] }, ["listing.price_missing"]],
    [
      "certificates lacking",
      {
        certificateProblems: [
          { ...licence, problem: "missing", on: null },
          { ...licence, problem: "expired", on: "2026-06-17" },
        ],
      },
      ["listing.certificate_missing", "listing.certificate_expired"],
    ],
    [
      "everything lacking at once",
      { state: "draft", baseCountyCode: null, activePacks: [] },
      ["listing.product_not_verified", "listing.base_missing", "listing.variant_missing"],
    ],
  ])("%s", (_, edit, codes) =>
    expect(listingProblems({ ...ready, ...edit }).map((problem) => problem.code)).toEqual(codes),
  );

  it("names the scheme, its last day and the dispatch it does not cover", () =>
    expect(
      listingProblems({
        ...ready,
        certificateProblems: [{ ...licence, problem: "expired", on: "2026-06-17" }],
      })[0],
    ).toMatchObject({ details: { scheme: "食品生产许可证", on: "2026-06-17", dispatchOn: "2026-06-18" } }));
});
