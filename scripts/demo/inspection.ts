import { releaseBatch } from "#app/domain/provenance/batch/release.server.ts";
import { overrideVerdict } from "#app/domain/provenance/inspection/override.server.ts";
import { recordInspection } from "#app/domain/provenance/inspection/record.server.ts";
import { planSpotCheck } from "#app/domain/provenance/spot-check/plan.server.ts";
import { reportSpotCheck } from "#app/domain/provenance/spot-check/report.server.ts";
import { addDays, type Day } from "#app/kernel/calendar.ts";
import { type Granary, typedReadings } from "./granary.ts";
import { actorFor, type Company } from "./people.ts";
import type { ShelfProduct } from "./shelf.ts";
import type { Stage } from "./stage.ts";

/** Its last report is a year old: nobody tests it when it is packed, and its next test is overdue. */
export const UNTESTED = "普安韭黄";

const TEA = "普安红茶（普安红）";
const LAMB = "晴隆羊";
const MOREL = "晴隆羊肚菌";

type Play = {
  stage: Stage;
  company: Company;
  shelf: readonly ShelfProduct[];
  granary: Granary;
};

/**
 * Tests and their consequences: a tea that failed on one reading and passed on a re-test, by a verdict the county changed
 * with its reason; lamb that failed a spot check and stays held back; and two spot checks still to come.
 */
export async function playInspections(play: Play): Promise<void> {
  await playChangedVerdict(play);
  await playFailedSpotCheck(play);
  const { stage } = play;
  await plan(play, UNTESTED, { on: addDays(stage.today, 1), reason: "复检逾期（演示）" });
  await plan(play, MOREL, { on: addDays(stage.today, 6), reason: "年度抽检计划（演示）" });
}

function productOf({ shelf }: Play, nameZh: string): ShelfProduct {
  const product = shelf.find(({ seed }) => seed.nameZh === nameZh);
  if (!product) throw new Error(`the demonstration has no product called ${nameZh}`);
  return product;
}

const report = (number: string, day: Day) => ({
  number,
  laboratory: "演示检测机构 DEMO LAB",
  sampledBy: "演示采样员",
  samplingPlace: "成品库",
  sampleCount: 3,
  sampledOn: addDays(day, -2),
  reportedOn: day,
});

async function playChangedVerdict(play: Play): Promise<void> {
  const { stage, company, granary } = play;
  const product = productOf(play, TEA);
  const warehouse = actorFor(product.seller, "supplier-warehouse");
  const office = actorFor(company.officeOf(product.seed.county), "official-reviewer");
  const { batchId } = await granary.make(product, stage.daysAgo(20), 300_000);
  const failed = await recordInspection(stage.at(warehouse, stage.daysAgo(13), 10), {
    ...report("DEMO-JC-2026-0713", stage.daysAgo(13)),
    batchId,
    method: "GB 2763-2021",
    templateCode: "tea",
    readings: typedReadings({
      lead: "0.8",
      bifenthrin: "0.2",
      imidacloprid: "0.62",
      moisture: "5.6",
      extract: "37.9",
    }),
    summary: "吡虫啉超出限量（演示数据）",
  });
  await overrideVerdict(stage.at(office, stage.daysAgo(6), 15), {
    batchId,
    reportId: failed.id,
    verdict: "passed",
    reason: "留样复检 DEMO-FJ-2026-0041：吡虫啉 0.31 mg/kg，初检样品在送样中受污染（演示）",
  });
  await releaseBatch(stage.at(warehouse, stage.daysAgo(6), 17), { batchId });
}

async function playFailedSpotCheck(play: Play): Promise<void> {
  const { stage, company, granary } = play;
  const product = productOf(play, LAMB);
  const { batchId } = await granary.make(product, stage.daysAgo(9), 400_000);
  const planned = await plan(play, LAMB, {
    on: stage.daysAgo(5),
    reason: "县级季度抽检（演示）",
    at: stage.daysAgo(8),
  });
  const office = actorFor(company.officeOf(product.seed.county), "official-reviewer");
  await reportSpotCheck(stage.at(office, stage.daysAgo(2), 11), {
    ...report("DEMO-CJ-2026-0009", stage.daysAgo(2)),
    spotCheckId: planned.id,
    batchId,
    method: "GB 2762-2022",
    templateCode: "meat",
    readings: typedReadings({
      lead: "0.26",
      cadmium: "0.02",
      "volatile-nitrogen": "9.1",
      clenbuterol: "",
      ph: "5.9",
    }),
    summary: "铅超出限量，批次暂停，待核查来源（演示数据）",
    fileId: "",
  });
}

async function plan(
  play: Play,
  nameZh: string,
  { on, reason, at = play.stage.today }: { on: Day; reason: string; at?: Day },
) {
  const product = productOf(play, nameZh);
  const office = actorFor(play.company.officeOf(product.seed.county), "official-reviewer");
  return planSpotCheck(play.stage.at(office, at, 8, 30), {
    productId: product.productId,
    plannedOn: on,
    inspectors: "韦县审、岑检验（演示）",
    reason,
  });
}
