import type { ProductFamily } from "../vocabulary/product-families.ts";
import type { DemoProduct } from "./product.ts";

/** For each county the supplier who sells everything, and those who sell some families or products before. */
const sellers: Record<string, { rest: string; before: [supplier: string, families: ProductFamily[]][] }> = {
  "522323": { rest: "puan-farm", before: [["cooperative", ["tea"]]] },
  "522324": {
    rest: "qinglong-fungi",
    before: [["qinglong-sheep", ["livestock", "poultry", "grain", "honey"]]],
  },
  "522302": { rest: "xingren-farm", before: [["xingren-coix", ["coix"]]] },
  "522326": { rest: "wangmo-family", before: [["wangmo-chestnut", ["nut", "tea", "oil"]]] },
  "522327": { rest: "ceheng-oil", before: [["ceheng-banana", ["banana", "grain", "poultry", "craft"]]] },
  "522328": { rest: "anlong-vegetable", before: [["anlong-dendrobium", ["herb", "fruit"]]] },
  "522301": {
    rest: "xingyi-mountain",
    before: [
      ["xingyi-tea", ["tea", "herb"]],
      ["xingyi-food", ["grain", "oil"]],
    ],
  },
  "522325": {
    rest: "zhenfeng-craft",
    before: [
      ["zhenfeng-pepper", ["spice", "oil", "tea"]],
      ["zhenfeng-fruit", ["fruit"]],
    ],
  },
  yilong: { rest: "yilong-vegetable", before: [] },
};

/** The key of the supplier that sells a product in the demonstration world. */
export function sellerOf({ county, family }: Pick<DemoProduct, "county" | "family">): string {
  const here = sellers[county];
  if (!here) throw new Error(`nobody sells for county ${county}`);
  return here.before.find(([, families]) => families.includes(family))?.[0] ?? here.rest;
}
