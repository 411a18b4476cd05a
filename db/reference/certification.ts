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
    numberRule: "free",
    isMark: false,
  },
];

export const schemeRows = schemeSeeds.map((row, index) => ({ ...row, position: index + 1 }));

export const schemeRequirementRows: { processing: ProcessingKind; schemeCode: string; source: string }[] = [
  { processing: "packaged-food", schemeCode: "food-licence", source: "《食品生产许可管理办法》(2020)" },
  {
    processing: "livestock",
    schemeCode: "animal-epidemic",
    source: "《中华人民共和国动物防疫法》(2021) 第二十五条",
  },
  { processing: "aquatic", schemeCode: "aquaculture", source: "《中华人民共和国渔业法》第十一条" },
];
