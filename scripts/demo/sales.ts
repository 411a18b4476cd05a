import { confirmImport } from "#app/domain/channels/import/confirm.server.ts";
import { postImport } from "#app/domain/channels/import/post.server.ts";
import { readImport } from "#app/domain/channels/import/read.server.ts";
import { uploadSales } from "#app/domain/channels/import/upload.server.ts";
import { verifyImport } from "#app/domain/channels/import/verify.server.ts";
import { addSession } from "#app/domain/channels/session/add.server.ts";
import type { Actor } from "#app/domain/core/context.ts";
import type { Day } from "#app/kernel/calendar.ts";
import { actorFor, type Company } from "./people.ts";
import type { Stage } from "./stage.ts";

const COUNTY = "522323";
const HEADINGS =
  "签收日期,金额（元）,商品名称,产业,供应商,主体类型,采购单位,采购地区,资金来源,订单号,发票号码,原订单号,场次编号,合同编号,送货单号";

/** Sales made elsewhere, one import for each of several channels: counted, waiting, refused as repeated, and alike. */
export async function playSales({ stage, company }: { stage: Stage; company: Company }): Promise<void> {
  const county = actorFor(company.officeOf(COUNTY), "official-manager");
  const prefecture = actorFor(company.get("prefecture-office"), "official-manager");
  const day = (ago: number) => stage.daysAgo(ago);
  const seller = "DEMO 普安县茶源合作社,合作社";
  // Twenty nines, so that nobody takes it for a real one.
  const invoice = "9".repeat(20);
  const hall = [
    `${day(24)},36800,普安红茶 500g,茶叶,${seller},DEMO 惠州市某中学,惠城区,食堂,DEMO-832-1001,${invoice},,,,`,
    `${day(22)},12650,薏仁米 5kg,薏仁米,${seller},DEMO 广州市某医院,广州市,食堂,DEMO-832-1002,,,,,`,
    `${day(21)},1.2万元,羊肚菌 250g,食用菌,${seller},DEMO 惠州市某工会,惠阳区,工会,DEMO-832-1003,,,,,`,
  ];
  const market = [
    // The same invoice once more, and the sale without one, two days later.
    `${day(24)},36800,普安红茶,茶叶,${seller},DEMO 惠州市某中学,惠城区,食堂,DEMO-DX-77,${invoice},,,,`,
    `${day(20)},12650,薏仁米,薏仁米,${seller},DEMO 广州某医院,广州市,食堂,DEMO-DX-78,,,,,`,
    `${day(19)},8420,普安红茶礼盒,茶叶,${seller},DEMO 宁波某企业,宁波市,企业,DEMO-DX-79,,,,,`,
  ];
  const live = [
    `${day(15)},59.90,普安红茶 100g,茶叶,${seller},DEMO 消费者甲,广州市,个人,DEMO-LIVE-1,,,DEMO-LIVE-01,,`,
    `${day(15)},118.00,薏仁米 2kg,薏仁米,${seller},DEMO 消费者乙,深圳市,个人,DEMO-LIVE-2,,,DEMO-LIVE-01,,`,
    `${day(12)},-59.90,普安红茶 100g,茶叶,${seller},DEMO 消费者甲,广州市,个人,,,DEMO-LIVE-1,DEMO-LIVE-01,,`,
  ];
  const offline = [
    `${day(6)},26000,普安红茶 散装,茶叶,${seller},DEMO 大亚湾某食堂,大亚湾开发区,食堂,,,,,DEMO-HT-8,DEMO-SH-1`,
  ];
  await addSession(stage.at(county, day(16), 10), {
    code: "DEMO-LIVE-01",
    title: "普安红茶专场（演示）",
    host: "DEMO 主播",
    platform: "DEMO 直播平台",
    heldOn: day(15),
    countyCode: COUNTY,
    pinned: "普安红茶 100g\n薏仁米 2kg",
  });
  const both: Counting = { county, prefecture };
  const own = { county: COUNTY };
  await bringIn(stage, both, { ...own, channel: "platform-832", day: day(14), lines: hall, counts: true });
  await bringIn(stage, both, {
    ...own,
    channel: "dongxi-youxuan",
    day: day(10),
    lines: market,
    counts: true,
  });
  await bringIn(stage, both, { ...own, channel: "livestream", day: day(9), lines: live, counts: true });
  await bringIn(stage, both, { ...own, channel: "offline", day: day(3), lines: offline, counts: false });
}

type Counting = { county: Actor; prefecture: Actor };

/** Brings in a file of a county's sales on a channel: read, and where it counts verified, confirmed and posted on the same day. */
export async function bringIn(
  stage: Stage,
  { county, prefecture }: Counting,
  file: { channel: string; county: string; day: Day; lines: readonly string[]; counts: boolean },
): Promise<void> {
  const { day } = file;
  const bytes = new TextEncoder().encode([HEADINGS, ...file.lines].join("\n"));
  const { id: importId } = await uploadSales(
    stage.at(county, day, 9),
    { channelCode: file.channel, countyCode: file.county },
    { name: `DEMO-${file.channel}.csv`, bytes },
  );
  await readImport(stage.at(null, day, 9, 1), { importId });
  if (!file.counts) return;
  await verifyImport(stage.at(county, day, 10), { importId });
  await confirmImport(stage.at(prefecture, day, 11), { importId });
  await postImport(stage.at(null, day, 11, 1), { importId });
}
