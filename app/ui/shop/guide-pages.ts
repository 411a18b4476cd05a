import type guide from "#app/locales/zh-CN/guide.ts";

export const guidePages = ["buyer", "supplier", "official", "api"] as const;
export type GuidePage = (typeof guidePages)[number];

/** The parts of the guides: what stands before `.title` in the catalogue, page by page. */
type GuideSection = {
  [Key in keyof typeof guide]: Key extends `${infer Section extends `${GuidePage}.${number}`}.title`
    ? Section
    : never;
}[keyof typeof guide];

const sections: Record<GuidePage, readonly GuideSection[]> = {
  buyer: ["buyer.1", "buyer.2", "buyer.3", "buyer.4", "buyer.5", "buyer.6", "buyer.7", "buyer.8", "buyer.9"],
  supplier: [
    "supplier.1",
    "supplier.2",
    "supplier.3",
    "supplier.4",
    "supplier.5",
    "supplier.6",
    "supplier.7",
    "supplier.8",
    "supplier.9",
  ],
  official: [
    "official.1",
    "official.2",
    "official.3",
    "official.4",
    "official.5",
    "official.6",
    "official.7",
    "official.8",
    "official.9",
    "official.10",
    "official.11",
    "official.12",
    "official.13",
    "official.20",
    "official.21",
  ],
  api: ["api.1", "api.2", "api.3", "api.4", "api.5", "api.6", "api.7", "api.8", "api.10", "api.9"],
};

/** The parts of one guide, in order. */
export function guideSections(page: GuidePage): readonly GuideSection[] {
  return sections[page];
}
