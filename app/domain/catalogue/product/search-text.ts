import { pinyin } from "pinyin-pro";

/** What the plain search can find a product by. */
export type Searchable = { nameZh: string; nameEn: string; supplierName: string };

/**
 * The lower-case text that the plain search reads: Chinese and English name, the name's pinyin written together,
 * its initials, and the supplier. Every part stands between spaces.
 */
export function searchText({ nameZh, nameEn, supplierName }: Searchable): string {
  const syllables = pinyin(nameZh, { toneType: "none", type: "array", nonZh: "removed", v: true });
  return [
    nameZh,
    nameEn,
    syllables.join(""),
    syllables.map((syllable) => syllable.charAt(0)).join(""),
    supplierName,
  ]
    .join(" ")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}
