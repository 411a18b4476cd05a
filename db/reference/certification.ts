/** Certificate schemes and which of them a product must carry, each requirement with its source. */
import type { ProcessingKind } from "../vocabulary/catalogue.ts";
import type { CertificateNumberRule, CertificateSubject } from "../vocabulary/certification.ts";

type SchemeSeed = {
  code: string;
  nameZh: string;
  nameEn: string;
  sealZh: string;
  sealEn: string;
  subject: CertificateSubject;
  validityMonths: number | null;
  renewalDays: number | null;
  /** Most days of a waiver: a rule of this platform, not of a law. Null where the law leaves no room for one. */
  waiverDays: number | null;
  numberRule: CertificateNumberRule;
  isMark: boolean;
};

const schemeSeeds: SchemeSeed[] = [
  {
    code: "gba-basket",
    nameZh: "粤港澳大湾区“菜篮子”生产基地",
    nameEn: "Greater Bay Area vegetable-basket base",
    sealZh: "大湾区菜篮子",
    sealEn: "GBA basket",
    subject: "base",
    validityMonths: 36,
    renewalDays: 60,
    waiverDays: 90,
    numberRule: "free",
    isMark: true,
  },
  {
    code: "green-food",
    nameZh: "绿色食品",
    nameEn: "Green Food",
    sealZh: "绿色食品",
    sealEn: "Green Food",
    subject: "product",
    validityMonths: 36,
    renewalDays: 90,
    waiverDays: 90,
    numberRule: "green-food",
    isMark: true,
  },
  {
    code: "organic",
    nameZh: "有机产品认证",
    nameEn: "Organic product",
    sealZh: "有机产品",
    sealEn: "Organic",
    subject: "product",
    validityMonths: 12,
    renewalDays: 90,
    waiverDays: 90,
    numberRule: "organic",
    isMark: true,
  },
  {
    code: "agri-gi",
    nameZh: "农产品地理标志",
    nameEn: "Agricultural geographical indication",
    sealZh: "农产品地理标志",
    sealEn: "Agri-product GI",
    subject: "product",
    validityMonths: null,
    renewalDays: null,
    waiverDays: 90,
    numberRule: "agri-gi",
    isMark: true,
  },
  {
    code: "gi-protected",
    nameZh: "地理标志保护产品",
    nameEn: "Protected geographical indication",
    sealZh: "地理标志",
    sealEn: "GI",
    subject: "product",
    validityMonths: null,
    renewalDays: null,
    waiverDays: 90,
    numberRule: "free",
    isMark: true,
  },
  {
    code: "shenzhen-product",
    nameZh: "圳品",
    nameEn: "Shenzhen Product",
    sealZh: "圳品",
    sealEn: "Shenzhen Product",
    subject: "product",
    validityMonths: null,
    renewalDays: null,
    waiverDays: 90,
    numberRule: "free",
    isMark: true,
  },
  {
    code: "food-licence",
    nameZh: "食品生产许可证",
    nameEn: "Food production licence",
    sealZh: "SC 许可",
    sealEn: "SC licence",
    subject: "organisation",
    validityMonths: 60,
    renewalDays: 60,
    waiverDays: 90,
    numberRule: "food-licence",
    isMark: false,
  },
  {
    code: "animal-epidemic",
    nameZh: "动物防疫条件合格证",
    nameEn: "Animal epidemic-prevention certificate",
    sealZh: "动物防疫",
    sealEn: "Animal health",
    subject: "organisation",
    validityMonths: null,
    renewalDays: null,
    waiverDays: null,
    numberRule: "free",
    isMark: false,
  },
  {
    code: "aquaculture",
    nameZh: "水域滩涂养殖证",
    nameEn: "Aquaculture water-use certificate",
    sealZh: "养殖证",
    sealEn: "Aquaculture",
    subject: "base",
    validityMonths: null,
    renewalDays: null,
    waiverDays: 90,
    numberRule: "free",
    isMark: false,
  },
  {
    code: "animal-quarantine",
    nameZh: "动物检疫合格证明",
    nameEn: "Animal quarantine certificate",
    sealZh: "检疫合格",
    sealEn: "Quarantine",
    subject: "batch",
    validityMonths: null,
    renewalDays: null,
    waiverDays: null,
    numberRule: "free",
    isMark: false,
  },
];

export const schemeRows = schemeSeeds.map((row, index) => ({ ...row, position: index + 1 }));

type RequirementSeed = {
  processing: ProcessingKind;
  /** Null where it holds in every industry. */
  industryCode: string | null;
  schemeCode: string;
  source: string;
};

/** What is required of a batch is asked when goods leave; everything else whenever a sale is promised. */
export const schemeRequirementRows: RequirementSeed[] = [
  {
    processing: "packaged-food",
    industryCode: null,
    schemeCode: "food-licence",
    source: "《食品生产许可管理办法》(2020)",
  },
  {
    processing: "livestock",
    industryCode: null,
    schemeCode: "animal-epidemic",
    source: "《中华人民共和国动物防疫法》(2021) 第二十五条",
  },
  {
    processing: "livestock",
    industryCode: "eco-livestock",
    schemeCode: "animal-quarantine",
    source: "《中华人民共和国动物防疫法》(2021)：经营和运输的动物产品应当附有检疫证明",
  },
  {
    processing: "aquatic",
    industryCode: null,
    schemeCode: "aquaculture",
    source: "《中华人民共和国渔业法》第十一条",
  },
];
