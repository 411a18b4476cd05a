/**
 * Of which goods reports are asked, and what is tested in them, each with its source. Limits come from GB 2762, GB 2763
 * and GB 2707 where they are certain; the others are made up for the demonstration and say so.
 */
import type { ProcessingKind } from "../vocabulary/catalogue.ts";
import type { InspectionUnit, LimitComparison } from "../vocabulary/inspection.ts";
import type { ProductFamily } from "../vocabulary/product-families.ts";

export type InspectionRule = {
  code: string;
  processing: ProcessingKind;
  /** Null where the rule holds in every industry. */
  industryCode: string | null;
  beforeRelease: boolean;
  retestMonths: number | null;
  sourceZh: string;
};

const OWN_TERM = "复检周期为本平台设定的演示期限 DEMO";

export const inspectionRuleRows: InspectionRule[] = [
  {
    code: "packaged-food",
    processing: "packaged-food",
    industryCode: null,
    beforeRelease: true,
    retestMonths: 6,
    sourceZh: `《食品安全法》第五十二条：食品生产者对所生产的食品检验合格后方可出厂或者销售；${OWN_TERM}`,
  },
  {
    code: "livestock",
    processing: "livestock",
    industryCode: null,
    beforeRelease: true,
    retestMonths: 6,
    sourceZh: `《食品安全法》第三十四条第（八）项：未按规定检疫或者检疫不合格的肉类不得生产经营；${OWN_TERM}`,
  },
  ...(["fresh", "primary", "aquatic"] as const).map((processing) => ({
    code: processing,
    processing,
    industryCode: null,
    beforeRelease: false,
    retestMonths: processing === "primary" ? 12 : 6,
    sourceZh: OWN_TERM,
  })),
];

type Limit =
  | { comparison: "at-most" | "below"; high: number }
  | { comparison: "at-least"; low: number }
  | { comparison: "between"; low: number; high: number }
  | { comparison: "not-detected" };

type ParameterSeed = {
  code: string;
  nameZh: string;
  nameEn: string;
  method: string;
  unit: InspectionUnit;
  limit: Limit;
  /** Absent where the limit is made up. */
  source?: string;
};

type TemplateSeed = {
  code: string;
  nameZh: string;
  nameEn: string;
  family: ProductFamily;
  processing: ProcessingKind | null;
  parameters: ParameterSeed[];
};

const templateSeeds: TemplateSeed[] = [
  {
    code: "tea",
    nameZh: "茶叶",
    nameEn: "Tea",
    family: "tea",
    processing: null,
    parameters: [
      {
        code: "lead",
        nameZh: "铅（以 Pb 计）",
        nameEn: "Lead (as Pb)",
        method: "GB 5009.12",
        unit: "mg-per-kg",
        limit: { comparison: "at-most", high: 5 },
        source: "GB 2762-2022",
      },
      {
        code: "bifenthrin",
        nameZh: "联苯菊酯",
        nameEn: "Bifenthrin",
        method: "GB 23200.113",
        unit: "mg-per-kg",
        limit: { comparison: "at-most", high: 5 },
        source: "GB 2763-2021",
      },
      {
        code: "imidacloprid",
        nameZh: "吡虫啉",
        nameEn: "Imidacloprid",
        method: "GB/T 20769",
        unit: "mg-per-kg",
        limit: { comparison: "at-most", high: 0.5 },
        source: "GB 2763-2021",
      },
      {
        code: "moisture",
        nameZh: "水分",
        nameEn: "Moisture",
        method: "GB 5009.3",
        unit: "percent",
        limit: { comparison: "at-most", high: 7 },
      },
      {
        code: "extract",
        nameZh: "水浸出物",
        nameEn: "Water extract",
        method: "GB/T 8305",
        unit: "percent",
        limit: { comparison: "at-least", low: 32 },
      },
    ],
  },
  {
    code: "dried-mushroom",
    nameZh: "干制食用菌",
    nameEn: "Dried mushrooms",
    family: "mushroom",
    processing: "primary",
    parameters: [
      {
        code: "lead",
        nameZh: "铅（以 Pb 计）",
        nameEn: "Lead (as Pb)",
        method: "GB 5009.12",
        unit: "mg-per-kg",
        limit: { comparison: "at-most", high: 1 },
      },
      {
        code: "cadmium",
        nameZh: "镉（以 Cd 计）",
        nameEn: "Cadmium (as Cd)",
        method: "GB 5009.15",
        unit: "mg-per-kg",
        limit: { comparison: "at-most", high: 0.6 },
      },
      {
        code: "sulphur-dioxide",
        nameZh: "二氧化硫残留量",
        nameEn: "Sulphur dioxide",
        method: "GB 5009.34",
        unit: "g-per-kg",
        limit: { comparison: "at-most", high: 0.05 },
      },
      {
        code: "moisture",
        nameZh: "水分",
        nameEn: "Moisture",
        method: "GB 5009.3",
        unit: "percent",
        limit: { comparison: "at-most", high: 12 },
      },
    ],
  },
  {
    code: "meat",
    nameZh: "畜肉",
    nameEn: "Meat",
    family: "livestock",
    processing: "livestock",
    parameters: [
      {
        code: "lead",
        nameZh: "铅（以 Pb 计）",
        nameEn: "Lead (as Pb)",
        method: "GB 5009.12",
        unit: "mg-per-kg",
        limit: { comparison: "at-most", high: 0.2 },
        source: "GB 2762-2022",
      },
      {
        code: "cadmium",
        nameZh: "镉（以 Cd 计）",
        nameEn: "Cadmium (as Cd)",
        method: "GB 5009.15",
        unit: "mg-per-kg",
        limit: { comparison: "at-most", high: 0.1 },
        source: "GB 2762-2022",
      },
      {
        code: "volatile-nitrogen",
        nameZh: "挥发性盐基氮",
        nameEn: "Volatile basic nitrogen",
        method: "GB 5009.228",
        unit: "mg-per-100g",
        limit: { comparison: "at-most", high: 15 },
        source: "GB 2707-2016",
      },
      {
        code: "clenbuterol",
        nameZh: "克伦特罗",
        nameEn: "Clenbuterol",
        method: "GB/T 22286",
        unit: "ug-per-kg",
        limit: { comparison: "not-detected" },
        source: "农业农村部公告第250号",
      },
      {
        code: "ph",
        nameZh: "pH 值（宰后 24 小时）",
        nameEn: "pH (24 hours after slaughter)",
        method: "GB 5009.237",
        unit: "ph",
        limit: { comparison: "between", low: 5.4, high: 6.4 },
      },
    ],
  },
  {
    code: "fresh-vegetable",
    nameZh: "新鲜蔬菜",
    nameEn: "Fresh vegetables",
    family: "vegetable",
    processing: "fresh",
    parameters: [
      {
        code: "carbofuran",
        nameZh: "克百威",
        nameEn: "Carbofuran",
        method: "GB 23200.112",
        unit: "mg-per-kg",
        limit: { comparison: "at-most", high: 0.02 },
        source: "GB 2763-2021",
      },
      {
        code: "methamidophos",
        nameZh: "甲胺磷",
        nameEn: "Methamidophos",
        method: "GB 23200.113",
        unit: "mg-per-kg",
        limit: { comparison: "at-most", high: 0.05 },
        source: "GB 2763-2021",
      },
    ],
  },
];

export const inspectionTemplateRows = templateSeeds.map(({ parameters: _, ...row }, index) => ({
  ...row,
  position: index + 1,
}));

const microOf = (amount: number) => Math.round(amount * 1_000_000);

export const inspectionParameterRows = templateSeeds.flatMap((template) =>
  template.parameters.map(({ limit, source, ...row }, index) => ({
    ...row,
    templateCode: template.code,
    position: index + 1,
    comparison: limit.comparison as LimitComparison,
    lowMicro: "low" in limit ? microOf(limit.low) : null,
    highMicro: "high" in limit ? microOf(limit.high) : null,
    sourceZh: source ?? "演示限量 DEMO",
    isDemo: source === undefined,
  })),
);
