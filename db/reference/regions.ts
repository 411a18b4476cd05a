/** Places the platform speaks of. `gbCode` is GB/T 2260 where one exists; 义龙, 大亚湾 and 仲恺 have none. */
import type { BuyerRegion } from "../vocabulary/regions.ts";

export const countyRows = [
  { code: "522301", gbCode: "522301", nameZh: "兴义市", nameEn: "Xingyi", liftedFromPoverty: false },
  { code: "522302", gbCode: "522302", nameZh: "兴仁市", nameEn: "Xingren", liftedFromPoverty: true },
  { code: "522323", gbCode: "522323", nameZh: "普安县", nameEn: "Pu'an", liftedFromPoverty: true },
  { code: "522324", gbCode: "522324", nameZh: "晴隆县", nameEn: "Qinglong", liftedFromPoverty: true },
  { code: "522325", gbCode: "522325", nameZh: "贞丰县", nameEn: "Zhenfeng", liftedFromPoverty: true },
  { code: "522326", gbCode: "522326", nameZh: "望谟县", nameEn: "Wangmo", liftedFromPoverty: true },
  { code: "522327", gbCode: "522327", nameZh: "册亨县", nameEn: "Ceheng", liftedFromPoverty: true },
  { code: "522328", gbCode: "522328", nameZh: "安龙县", nameEn: "Anlong", liftedFromPoverty: true },
  { code: "yilong", gbCode: null, nameZh: "义龙新区", nameEn: "Yilong New Area", liftedFromPoverty: false },
].map((row, index) => ({ ...row, position: index + 1 }));

type DistrictSeed = {
  code: string;
  gbCode: string | null;
  nameZh: string;
  nameEn: string;
  region: BuyerRegion;
};

const districtSeeds: DistrictSeed[] = [
  { code: "441302", gbCode: "441302", nameZh: "惠城区", nameEn: "Huicheng", region: "huizhou" },
  { code: "441303", gbCode: "441303", nameZh: "惠阳区", nameEn: "Huiyang", region: "huizhou" },
  { code: "441322", gbCode: "441322", nameZh: "博罗县", nameEn: "Boluo", region: "huizhou" },
  { code: "441323", gbCode: "441323", nameZh: "惠东县", nameEn: "Huidong", region: "huizhou" },
  { code: "441324", gbCode: "441324", nameZh: "龙门县", nameEn: "Longmen", region: "huizhou" },
  { code: "daya-bay", gbCode: null, nameZh: "大亚湾开发区", nameEn: "Daya Bay", region: "huizhou" },
  { code: "zhongkai", gbCode: null, nameZh: "仲恺高新区", nameEn: "Zhongkai", region: "huizhou" },
  { code: "440100", gbCode: "440100", nameZh: "广州市", nameEn: "Guangzhou", region: "other-guangdong" },
  { code: "440300", gbCode: "440300", nameZh: "深圳市", nameEn: "Shenzhen", region: "other-guangdong" },
  { code: "440600", gbCode: "440600", nameZh: "佛山市", nameEn: "Foshan", region: "other-guangdong" },
  { code: "441900", gbCode: "441900", nameZh: "东莞市", nameEn: "Dongguan", region: "other-guangdong" },
  {
    code: "guangdong",
    gbCode: null,
    nameZh: "广东其他地市",
    nameEn: "Elsewhere in Guangdong",
    region: "other-guangdong",
  },
  { code: "330200", gbCode: "330200", nameZh: "宁波市", nameEn: "Ningbo", region: "ningbo" },
  { code: "elsewhere", gbCode: null, nameZh: "其他地区", nameEn: "Elsewhere", region: "elsewhere" },
];

export const districtRows = districtSeeds.map((row, index) => ({ ...row, position: index + 1 }));

/** Pairs of the cooperation agreements; `verified: false` is from memory and stays editable. */
export const pairingRows = [
  { countyCode: "522302", districtCode: "441322", verified: true },
  { countyCode: "522326", districtCode: "441323", verified: true },
  { countyCode: "522327", districtCode: "441302", verified: true },
  { countyCode: "522324", districtCode: "daya-bay", verified: true },
  { countyCode: "522325", districtCode: "441303", verified: false },
  { countyCode: "522323", districtCode: "441324", verified: false },
  { countyCode: "522328", districtCode: "zhongkai", verified: false },
].map((row) => ({ ...row, since: "2021-07-31" }));
