import { createBatch } from "#app/domain/provenance/batch/create.server.ts";
import { issueConformityCertificate } from "#app/domain/provenance/batch/issue-conformity.server.ts";
import { releaseBatch } from "#app/domain/provenance/batch/release.server.ts";
import { needsConformityCertificate } from "#app/domain/provenance/batch/release.ts";
import { requiresInspection } from "#app/domain/provenance/inspection/required.ts";
import { recordInspection } from "#app/domain/provenance/inspection/record.server.ts";
import type { recordedKinds } from "#app/domain/provenance/trace/input.ts";
import { recordTraceEvent } from "#app/domain/provenance/trace/record.server.ts";
import { addDays, type Day } from "#app/kernel/calendar.ts";
import { schemeRequirementRows, schemeRows } from "#db/reference/certification.ts";
import { inspectionRuleRows } from "#db/reference/inspection.ts";
import type { ProcessingKind } from "#db/vocabulary/catalogue.ts";
import type { ProductFamily } from "#db/vocabulary/product-families.ts";
import { certify } from "./certify.ts";
import { actorFor, type Company } from "./people.ts";
import type { ShelfProduct } from "./shelf.ts";
import type { Stage } from "./stage.ts";

type Told = {
  kind: (typeof recordedKinds)[number];
  daysBefore: number;
  hour: number;
  place: string;
  note: string;
  temperature?: string;
  /** What was weighed, in percent of the batch. */
  weighed?: number;
};

/** What a batch of each kind goes through before it is packed. */
const stories: Record<ProcessingKind, Told[]> = {
  fresh: [
    { kind: "harvested", daysBefore: 0, hour: 6, place: "基地", note: "晨采，人工挑选", weighed: 106 },
    { kind: "stored", daysBefore: 0, hour: 9, place: "产地预冷库", note: "预冷 2 小时", temperature: "4.5" },
    {
      kind: "packed",
      daysBefore: 0,
      hour: 13,
      place: "分拣中心",
      note: "分级、称重、装箱贴码",
      weighed: 100,
    },
  ],
  primary: [
    { kind: "harvested", daysBefore: 6, hour: 8, place: "基地", note: "成熟采收", weighed: 420 },
    { kind: "processed", daysBefore: 4, hour: 9, place: "烘干房", note: "低温烘干，去杂分级", weighed: 104 },
    { kind: "inspected", daysBefore: 2, hour: 15, place: "快检室", note: "农残速测合格" },
    { kind: "packed", daysBefore: 0, hour: 10, place: "包装车间", note: "定量分装贴码", weighed: 100 },
  ],
  "packaged-food": [
    {
      kind: "harvested",
      daysBefore: 8,
      hour: 7,
      place: "基地",
      note: "原料采收，按户过磅登记",
      weighed: 380,
    },
    { kind: "handed-over", daysBefore: 8, hour: 17, place: "加工厂收料口", note: "按级收购，凭证到户" },
    { kind: "processed", daysBefore: 6, hour: 10, place: "加工车间", note: "按工艺卡加工", weighed: 103 },
    { kind: "inspected", daysBefore: 2, hour: 15, place: "化验室", note: "出厂检验合格" },
    { kind: "packed", daysBefore: 0, hour: 10, place: "包装车间", note: "定量包装、喷码", weighed: 100 },
  ],
  livestock: [
    { kind: "inspected", daysBefore: 2, hour: 8, place: "屠宰场", note: "宰前检疫合格" },
    { kind: "processed", daysBefore: 1, hour: 5, place: "分割车间", note: "屠宰、排酸、分割", weighed: 102 },
    { kind: "stored", daysBefore: 1, hour: 20, place: "速冻库", note: "中心温度达标", temperature: "-21.0" },
    {
      kind: "packed",
      daysBefore: 0,
      hour: 9,
      place: "包装车间",
      note: "真空包装贴码",
      temperature: "-18.5",
      weighed: 100,
    },
  ],
  aquatic: [
    { kind: "harvested", daysBefore: 0, hour: 5, place: "养殖区", note: "起捕、分级", weighed: 104 },
    {
      kind: "packed",
      daysBefore: 0,
      hour: 8,
      place: "冰鲜车间",
      note: "冰鲜包装",
      temperature: "1.5",
      weighed: 100,
    },
  ],
  craft: [
    { kind: "processed", daysBefore: 20, hour: 10, place: "手工坊", note: "手工制作，记件到人" },
    { kind: "packed", daysBefore: 0, hour: 10, place: "手工坊", note: "整理、装盒", weighed: 100 },
  ],
};

/** Whether goods may only be released with a report. */
export function asksForReport({ seed }: ShelfProduct): boolean {
  return requiresInspection(inspectionRuleRows, { industryCode: seed.industry, processing: seed.processing });
}

/** What a laboratory found in sound goods, by the list of parameters their family is tested for. */
const soundReadings: Partial<
  Record<ProductFamily, { templateCode: string; processing?: ProcessingKind; found: Record<string, string> }>
> = {
  tea: {
    templateCode: "tea",
    found: { lead: "0.82", bifenthrin: "0.11", imidacloprid: "", moisture: "5.4", extract: "38.6" },
  },
  mushroom: {
    templateCode: "dried-mushroom",
    processing: "primary",
    found: { lead: "0.21", cadmium: "0.34", "sulphur-dioxide": "", moisture: "10.2" },
  },
  livestock: {
    templateCode: "meat",
    processing: "livestock",
    found: { lead: "0.03", cadmium: "0.012", "volatile-nitrogen": "8.7", clenbuterol: "", ph: "5.8" },
  },
};

/** A report's readings as they are typed; an empty value was not detected. */
export function typedReadings(found: Record<string, string>) {
  return Object.entries(found).map(([parameter, value]) => ({
    parameter,
    found: value === "" ? ("not-detected" as const) : ("measured" as const),
    value,
  }));
}

/** Schemes of which every batch of the goods needs a certificate. */
function batchSchemesOf({ seed }: ShelfProduct): string[] {
  return schemeRequirementRows
    .filter(
      ({ processing, industryCode, schemeCode }) =>
        processing === seed.processing &&
        (industryCode === null || industryCode === seed.industry) &&
        schemeRows.some(({ code, subject }) => code === schemeCode && subject === "batch"),
    )
    .map(({ schemeCode }) => schemeCode);
}

/** How many days of harvest one batch supplies when the goods keep. */
const MOST_AGE_DAYS = 120;

type Kept = { batchId: string; packedOn: Day; bestBeforeOn: Day | null; leftGrams: number };

/** Batches of every product, made when goods are needed and nothing fitting is left. */
export class Granary {
  readonly #stage: Stage;
  readonly #company: Company;
  readonly #kept = new Map<string, Kept[]>();
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(stage: Stage, company: Company) {
    this.#stage = stage;
    this.#company = company;
  }

  /** A batch from which so many grams can leave on a day and still be good on the day they are wanted. */
  draw(product: ShelfProduct, grams: number, leavesOn: Day, wantedOn: Day): Promise<string> {
    const drawn = (this.#queues.get(product.productId) ?? Promise.resolve()).then(async () => {
      const kept = this.#kept.get(product.productId) ?? [];
      const oldest = addDays(leavesOn, -this.#mostAge(product));
      const fitting = kept.find(
        (batch) =>
          batch.leftGrams >= grams &&
          batch.packedOn <= leavesOn &&
          batch.packedOn >= oldest &&
          (batch.bestBeforeOn === null || batch.bestBeforeOn >= wantedOn),
      );
      const batch =
        fitting ??
        (await this.make(product, leavesOn, grams * (product.seed.processing === "fresh" ? 1 : 6)));
      batch.leftGrams -= grams;
      return batch.batchId;
    });
    this.#queues.set(
      product.productId,
      drawn.catch(() => undefined),
    );
    return drawn;
  }

  #mostAge({ seed }: ShelfProduct): number {
    return Math.min(MOST_AGE_DAYS, Math.floor((seed.shelfLifeDays ?? 1000) / 3));
  }

  /** Harvests, packs, promises and releases a batch packed on a day; an inspected one tells its whole story. */
  async make(product: ShelfProduct, packedOn: Day, grams: number, { inspected = false } = {}): Promise<Kept> {
    const { seed, seller, productId, townshipZh } = product;
    const warehouse = actorFor(seller, "supplier-warehouse");
    const story = stories[seed.processing];
    const begun = Math.max(...story.map(({ daysBefore }) => daysBefore));
    const at = (hour: number, minute = 0) => this.#stage.at(warehouse, packedOn, hour, minute);
    const kilograms = Math.ceil(grams / 1000);
    const batch = await createBatch(at(14), {
      productId,
      baseId: "",
      supplierCode: "",
      harvestedOn: addDays(packedOn, -begun),
      packedOn,
      quantityKilograms: String(kilograms),
    });
    for (const told of inspected
      ? story
      : story.filter(({ kind }, step) => step === 0 || kind === "harvested" || kind === "packed")) {
      const day = addDays(packedOn, -told.daysBefore);
      await recordTraceEvent(at(14, 10), {
        batchId: batch.id,
        kind: told.kind,
        occurredAt: `${day}T${String(told.hour).padStart(2, "0")}:00`,
        placeZh: `${townshipZh}${told.place}`,
        noteZh: told.note,
        temperature: told.temperature,
        quantityKilograms: told.weighed ? String(Math.ceil((kilograms * told.weighed) / 100)) : "",
      });
    }
    if (inspected || asksForReport(product)) await this.inspect(product, batch.id, packedOn, 14);
    if (needsConformityCertificate(seed.processing))
      await issueConformityCertificate(at(15), { batchId: batch.id });
    for (const scheme of batchSchemesOf(product))
      await certify(this.#stage, this.#company, seller, {
        scheme,
        opening: packedOn,
        serial: batch.code,
        batchId: batch.id,
        validFrom: packedOn,
      });
    await releaseBatch(at(15, 30), { batchId: batch.id });
    const kept = {
      batchId: batch.id,
      packedOn,
      bestBeforeOn: batch.bestBeforeOn,
      leftGrams: batch.quantityGrams,
    };
    this.#kept.set(productId, [...(this.#kept.get(productId) ?? []), kept]);
    return kept;
  }

  /** A laboratory's passing report on a batch, recorded at an hour of a day. */
  async inspect({ seller, seed }: ShelfProduct, batchId: string, packedOn: Day, hour: number): Promise<void> {
    const tested = soundReadings[seed.family];
    const listed = tested && (tested.processing ?? seed.processing) === seed.processing;
    await recordInspection(this.#stage.at(actorFor(seller, "supplier-warehouse"), packedOn, hour, 40), {
      batchId,
      number: `DEMO-JC-${batchId.slice(0, 8).toUpperCase()}`,
      laboratory: "演示检测机构 DEMO LAB",
      method: seed.processing === "livestock" ? "GB 2707-2016" : "GB 2763-2021",
      sampledOn: packedOn,
      reportedOn: packedOn,
      ...(listed
        ? { templateCode: tested.templateCode, readings: typedReadings(tested.found) }
        : { verdict: "passed" as const }),
      sampledBy: "演示采样员",
      samplingPlace: "成品库",
      sampleCount: 3,
      summary: "所检项目符合标准要求（演示数据）",
      fileId: "",
    });
  }

  /** For each product on sale, a batch of these days that the trace page can show, with its report unless untested. */
  async stockUp(products: readonly ShelfProduct[], untested: readonly string[]): Promise<void> {
    for (const product of products) {
      const age = Math.max(1, Math.min(12, Math.floor(this.#mostAge(product) / 2)));
      const packedOn = this.#stage.daysAgo(age);
      await this.make(product, packedOn, 4_000_000, { inspected: !untested.includes(product.seed.nameZh) });
    }
  }
}
