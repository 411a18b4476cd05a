import { describe, expect, it } from "vitest";
import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";
import { readPacks, workSheet } from "./work-sheet.ts";

const facts: CertifiedFacts = {
  variantId: "v1",
  productId: "p1",
  productNameZh: "普安红茶",
  productNameEn: "Pu'an Hong",
  family: "tea-leaf",
  sku: "PAH-250",
  packZh: "250g/罐",
  packEn: "250 g tin",
  unitZh: "罐",
  unitEn: "tin",
  netGrams: 250,
  industryCode: "tea",
  countyCode: "522323",
  storageClass: "ambient",
  taxTreatment: "exempt-own-produce",
  supplierId: "s1",
  supplierName: "合作社",
  supplierNameEn: null,
  moqPacks: 10,
  multiplePacks: 5,
  weeklyCapacityPacks: 400,
  leadDays: 3,
  seasonFromMonth: null,
  seasonToMonth: null,
  forSale: true,
  saleHeld: false,
  availablePacks: 500,
  committedPacks: 0,
  lapsingCertificates: [],
  certificates: [],
  waivers: [],
  tiers: [
    { fromPacks: 10, unitPriceFen: 12_000 },
    { fromPacks: 100, unitPriceFen: 11_000 },
  ],
};
const factsOf = new Map([
  ["v1", facts],
  ["v2", { ...facts, variantId: "v2", supplierId: "s2", supplierName: "家庭农场" }],
]);
const when = { today: "2026-06-15", wantedOn: "2026-06-30" };

describe("workSheet", () => {
  it("prices each line by its tier, splits by supplier and adds up", () => {
    const sheet = workSheet(
      [
        { key: "line", variantId: "v1", packs: "10" },
        { key: "line", variantId: "v2", packs: "100" },
      ],
      factsOf,
      when,
    );
    expect(sheet.lines.map((line) => [line.unitPriceFen, line.amountFen, line.cheaperFrom])).toEqual([
      [12_000, 120_000, { packs: 100, unitPriceFen: 11_000 }],
      [11_000, 1_100_000, null],
    ]);
    expect(sheet.shares.map((share) => [share.supplierId, share.amountFen])).toEqual([
      ["s1", 120_000],
      ["s2", 1_100_000],
    ]);
    expect([sheet.totalFen, sheet.problemCount]).toEqual([1_220_000, 0]);
  });

  it("names what stands against a line while it is typed", () => {
    const sheet = workSheet([{ key: "line", variantId: "v1", packs: "12" }], factsOf, when);
    expect(sheet.lines[0]?.problems.map((problem) => problem.code)).toEqual([
      "requisition.line_not_multiple",
    ]);
    expect(sheet.problemCount).toBe(1);
  });

  it.each(["", "十", "1.5", "-3", "0", "9999999"])("counts nothing for %j", (packs) => {
    const sheet = workSheet([{ key: "line", variantId: "v1", packs }], factsOf, when);
    expect(sheet).toMatchObject({ totalFen: 0, problemCount: 0, shares: [] });
    expect(sheet.lines[0]).toMatchObject({ packs: null, amountFen: null, typedPacks: packs });
  });

  it("leaves out a pack it does not know, and judges no day that is none", () => {
    const typed = [
      { key: "line", variantId: "gone", packs: "10" },
      { key: "line", variantId: "v1", packs: "12" },
    ];
    const sheet = workSheet(typed, factsOf, { ...when, wantedOn: "" });
    expect(sheet.lines.map((line) => [line.variantId, line.problems])).toEqual([["v1", []]]);
  });
});

it.each<[string, number | null]>([
  ["１２", 12],
  [" 7 ", 7],
  ["1000000", 1_000_000],
  ["1000001", null],
])("reads %j as %j", (text, packs) => expect(readPacks(text)).toBe(packs));
