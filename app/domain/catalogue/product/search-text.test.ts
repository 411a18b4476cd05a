import { expect, it } from "vitest";
import { searchText } from "./search-text.ts";

it.each<[string, string, string, string[]]>([
  ["普安红茶", "Pu'an Hong", "普安茶社", ["普安红茶", "pu'an hong", "puanhongcha", "pahc", "普安茶社"]],
  ["羊肚菌（干）", "Dried morel", "菌业", ["羊肚菌(干)", "yangdujungan", "ydjg"]],
  ["绿茶", "Green tea", "甲", ["lvcha", "lc"]],
  ["薏仁米 500g", "Coix", "乙", ["薏仁米 500g", "yirenmi", "yrm"]],
])("%s is found by its names", (nameZh, nameEn, supplierName, parts) => {
  const text = searchText({ nameZh, nameEn, supplierName });
  for (const part of parts) expect(text).toContain(part);
});
