import type { CertificateNumberRule } from "#db/vocabulary/certification.ts";

/** Provinces, regions and municipalities: the first two digits of a GB/T 2260 code. */
const provinces = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65".split(" "),
);

/**
 * A food licence: `SC`, category (1 food: 101–132, 2 additives: 201–203), region (six digits, GB/T 2260), serial and a
 * check digit whose algorithm is not published, so that it is not checked.
 */
function isFoodLicence(number: string): boolean {
  const match = /^SC(\d{3})(\d{2})\d{4}\d{4}\d$/.exec(number);
  if (!match) return false;
  const category = Number(match[1]);
  const known = (category >= 101 && category <= 132) || (category >= 201 && category <= 203);
  return known && provinces.has(match[2] ?? "");
}

const rules: Record<CertificateNumberRule, (number: string) => boolean> = {
  free: (number) => number.length > 0,
  "green-food": (number) => /^GF\d{12}$/.test(number) || /^LB-\d{2}-\d{8,14}[A-Z]{0,2}$/.test(number),
  organic: (number) => /^\d{17}$/.test(number),
  "agri-gi": (number) => /^AGI(?:19|20)\d{2}-\d{2}-\d{3,5}$/.test(number),
  "food-licence": isFoodLicence,
};

/** What a number under each rule looks like, for whoever typed another; a free one may be anything. */
export const numberShapes: Record<CertificateNumberRule, { shapeZh: string; shapeEn: string }> = {
  free: { shapeZh: "证书上的编号", shapeEn: "the number on the certificate" },
  "green-food": {
    shapeZh: "GF 加 12 位数字，或 LB- 开头的产品编号",
    shapeEn: "GF and 12 digits, or a product number that begins with LB-",
  },
  organic: { shapeZh: "17 位数字", shapeEn: "17 digits" },
  "agri-gi": { shapeZh: "形如 AGI2016-01-1794", shapeEn: "one like AGI2016-01-1794" },
  "food-licence": {
    shapeZh: "SC 加 14 位数字：类别 3 位、地区 6 位、序号与校验 5 位",
    shapeEn: "SC and 14 digits: 3 of the category, 6 of the region, 5 of serial and check",
  },
};

/** A number as it is stored: NFKC, capitals, without spaces. */
export function normaliseNumber(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "").toUpperCase();
}

/**
 * Whether a normalised number follows its scheme's rule. A number beginning with `DEMO` was invented and is
 * acceptable in the demonstration world only, where it is acceptable under every rule.
 */
export function isNumberAcceptable(rule: CertificateNumberRule, number: string, demo: boolean): boolean {
  return number.startsWith("DEMO") ? demo : rules[rule](number);
}
