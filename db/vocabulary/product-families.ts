/** What a product is drawn as while it has no photograph. */
export const productFamilies = [
  "tea",
  "mushroom",
  "coix",
  "spice",
  "nut",
  "banana",
  "fruit",
  "herb",
  "livestock",
  "poultry",
  "fish",
  "vegetable",
  "grain",
  "oil",
  "honey",
  "craft",
] as const;
export type ProductFamily = (typeof productFamilies)[number];
