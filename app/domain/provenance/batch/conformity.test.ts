import { expect, it } from "vitest";
import { conformityWords, kilogramsText } from "./conformity.ts";

it.each<[number, string]>([
  [1, "0.001 公斤"],
  [1000, "1 公斤"],
  [1_250, "1.25 公斤"],
  [1_000_000, "1,000 公斤"],
  [18_315_500, "18,315.5 公斤"],
])("%d grams are %s", (grams, text) => expect(kilogramsText(grams)).toBe(text));

it("says where the goods come from, down to the base", () =>
  expect(
    conformityWords({
      productName: "普安红茶",
      quantityGrams: 500_000,
      county: "普安县",
      township: "江西坡镇",
      village: "",
      base: "联盟茶场",
      issuedOn: "2026-04-12",
      promiser: "普安县茶业合作社",
      contact: "13800000000",
    }),
  ).toEqual({
    productName: "普安红茶",
    quantity: "500 公斤",
    origin: "贵州省黔西南州普安县江西坡镇（联盟茶场）",
    issuedOn: "2026-04-12",
    promiser: "普安县茶业合作社",
    contact: "13800000000",
  }));
