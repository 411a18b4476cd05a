import { addDays, type Day, daysBetween, monthOf, yearOf } from "#app/kernel/calendar.ts";
import { Chance } from "./chance.ts";
import { actorFor, type Company } from "./people.ts";
import { bringIn } from "./sales.ts";
import type { Stage } from "./stage.ts";

/** What counties sold on the plan's other channels before the platform opened. */
const sellers = [
  {
    county: "522323",
    channel: "gd-trading-network",
    goods: [
      ["茶叶", "普安红茶"],
      ["特色林业", "普安核桃"],
      ["生态畜牧", "普安黑山羊"],
    ],
  },
  {
    county: "522302",
    channel: "dongxi-youxuan",
    goods: [
      ["薏仁米", "兴仁薏仁米"],
      ["精品水果", "兴仁猕猴桃"],
      ["中药材", "兴仁金银花"],
    ],
  },
  {
    county: "522328",
    channel: "gd-government-hall",
    goods: [
      ["食用菌", "安龙香菇"],
      ["蔬菜", "安龙莲藕"],
      ["其他农产品", "安龙蜂蜜"],
    ],
  },
] as const;

const buyers = [
  ["惠城区", "DEMO 惠城区某中学", "食堂"],
  ["惠阳区", "DEMO 惠阳区某医院", "食堂"],
  ["博罗县", "DEMO 博罗县某学校", "食堂"],
  ["惠东县", "DEMO 惠东县某机关", "公用经费"],
  ["龙门县", "DEMO 龙门县某医院", "食堂"],
  ["大亚湾开发区", "DEMO 大亚湾某企业", "企业"],
  ["仲恺高新区", "DEMO 仲恺某企业", "企业"],
  ["广州市", "DEMO 广州市某工会", "工会"],
  ["深圳市", "DEMO 深圳市某企业", "企业"],
  ["佛山市", "DEMO 佛山市某工会", "工会"],
  ["东莞市", "DEMO 东莞市某企业", "企业"],
  ["宁波市", "DEMO 宁波市某工会", "工会"],
] as const;

/** How much of an ordinary month each month sold, January first: much before the spring festival and at mid-autumn. */
const seasons = [1.6, 0.8, 0.7, 0.8, 0.9, 0.9, 0.7, 0.8, 1.5, 0.9, 1.1, 1.3];
const DAYS_BETWEEN_SALES = 6;
const ORDINARY_YUAN = 420_000;

/**
 * The year before this one as other channels reported it, from its first day until the platform opened, so that this year's
 * pace, seasons and forecast have something to stand against. One file for each county, brought in on the opening day.
 */
export async function playLastYear(
  { stage, company }: { stage: Stage; company: Company },
  opening: Day,
): Promise<void> {
  const first: Day = `${yearOf(stage.today) - 1}-01-01`;
  const prefecture = actorFor(company.get("prefecture-office"), "official-manager");
  for (const [index, seller] of sellers.entries()) {
    const county = actorFor(company.officeOf(seller.county), "official-manager");
    const lines = linesOf(seller, { first, until: opening, chance: new Chance(index + 1) });
    if (lines.length === 0) return;
    await bringIn(
      stage,
      { county, prefecture },
      { channel: seller.channel, county: seller.county, day: addDays(opening, 1), lines, counts: true },
    );
  }
}

function linesOf(
  { county, goods }: (typeof sellers)[number],
  { first, until, chance }: { first: Day; until: Day; chance: Chance },
): string[] {
  const last = addDays(`${yearOf(first) + 1}-01-01`, -1);
  const days = daysBetween(first, until < last ? until : last);
  return Array.from({ length: Math.max(0, Math.ceil(days / DAYS_BETWEEN_SALES)) }, (_, index) => {
    const day = addDays(first, index * DAYS_BETWEEN_SALES + chance.between(0, DAYS_BETWEEN_SALES - 1));
    const [district, buyer, fund] = chance.pick(buyers);
    const [industry, product] = chance.pick<(typeof goods)[number]>(goods);
    const yuan = Math.round(ORDINARY_YUAN * (seasons[monthOf(day) - 1] ?? 1) * (0.6 + 0.8 * chance.next()));
    return `${day},${yuan},${product},${industry},DEMO ${county} 某合作社,合作社,${buyer},${district},${fund},DEMO-${county}-${index},,,,,`;
  });
}
