import { describe, expect, it } from "vitest";
import { canonicalContent, contentHash, type RequisitionContent } from "./content.ts";

const content: RequisitionContent = {
  budgetUnitId: "unit-1",
  fundSource: "canteen",
  terms: "goods-first",
  wantedOn: "2026-12-01",
  ownReference: "食堂-12",
  note: "",
  place: {
    label: "一食堂",
    districtCode: "441302",
    line: "演达大道 1 号",
    contactName: "陈师傅",
    contactPhone: "13800000000",
  },
  lines: [
    { variantId: "v1", supplierId: "s1", packs: 10, unitPriceFen: 2_500 },
    { variantId: "v2", supplierId: "s1", packs: 5, unitPriceFen: 9_900 },
  ],
};

const [first, second] = content.lines as [
  RequisitionContent["lines"][number],
  RequisitionContent["lines"][number],
];

describe("contentHash", () => {
  it("is 64 hexadecimal characters and the same for equal content", () => {
    expect(contentHash(content)).toMatch(/^[0-9a-f]{64}$/);
    expect(contentHash(structuredClone(content))).toBe(contentHash(content));
  });

  it.each<[string, Partial<RequisitionContent>]>([
    ["the budget unit", { budgetUnitId: "unit-2" }],
    ["the fund source", { fundSource: "union" }],
    ["the terms", { terms: "prepaid" }],
    ["the wanted day", { wantedOn: "2026-12-02" }],
    ["the reference", { ownReference: "食堂-13" }],
    ["the note", { note: "急" }],
    ["the place", { place: { ...content.place, line: "演达大道 2 号" } }],
    ["the contact", { place: { ...content.place, contactPhone: "13800000001" } }],
    ["a quantity", { lines: [{ ...first, packs: 11 }, second] }],
    ["a price", { lines: [{ ...first, unitPriceFen: 2_499 }, second] }],
    ["a pack", { lines: [{ ...first, variantId: "v3" }, second] }],
    ["a seller", { lines: [{ ...first, supplierId: "s2" }, second] }],
    ["the number of lines", { lines: [first] }],
    ["the order of lines", { lines: [second, first] }],
  ])("changes with %s", (_, change) =>
    expect(contentHash({ ...content, ...change })).not.toBe(contentHash(content)),
  );

  it("keeps neighbouring texts apart", () =>
    expect(canonicalContent({ ...content, ownReference: "a", note: "bc" })).not.toBe(
      canonicalContent({ ...content, ownReference: "ab", note: "c" }),
    ));
});
