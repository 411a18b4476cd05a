import { remindRecall } from "#app/domain/recall/notice/remind.server.ts";
import { closeRecall } from "#app/domain/recall/recall/close.server.ts";
import { receiveStock } from "#app/domain/catalogue/stock/receive.server.ts";
import { issueConformityCertificate } from "#app/domain/provenance/batch/issue-conformity.server.ts";
import { releaseBatch } from "#app/domain/provenance/batch/release.server.ts";
import { needsConformityCertificate } from "#app/domain/provenance/batch/release.ts";
import { makeBatch } from "#app/domain/provenance/lineage/make.server.ts";
import { weekOf } from "#app/domain/procurement/requisition/line-check.ts";
import { answerRecall } from "#app/flows/answer-recall.server.ts";
import { openRecall } from "#app/flows/open-recall.server.ts";
import { resumeSale } from "#app/flows/resume-sale.server.ts";
import { addDays, type Day } from "#app/kernel/calendar.ts";
import { asksForReport, type Granary } from "./granary.ts";
import { actorFor, type Cast, type Company } from "./people.ts";
import type { ShelfPack, ShelfProduct } from "./shelf.ts";
import type { Stage } from "./stage.ts";
import { type BuyingPlaces, type Chapter, inSeasonOn, trade } from "./trade.ts";

type Play = {
  stage: Stage;
  company: Company;
  shelf: readonly ShelfProduct[];
  places: ReadonlyMap<string, BuyingPlaces>;
  granary: Granary;
};

/** Who buys in both stories; the last one never answers a recall. */
const buyers = ["school", "hospital", "boluo-school"] as const;
const SELLER = "cooperative";
/** Orders are wanted a fortnight after they are placed. */
const LEAD_DAYS = 14;
const KEEPS_DAYS = 150;

/**
 * Two stories of one cooperative: a recall that the county opened after a sample, which two schools and hospitals
 * answered, one late, one never, and which is closed; and a mixed batch that went to three buyers, one delivery still on
 * its way, from which a recall can be rehearsed.
 */
export async function playRecalls(play: Play): Promise<void> {
  const recalled = await chooseGoods(play, play.stage.daysAgo(24));
  await playClosedRecall(play, recalled);
  const rehearsed = await chooseGoods(play, play.stage.today, recalled.product.productId);
  await playRehearsable(play, rehearsed);
}

type Goods = { product: ShelfProduct; pack: ShelfPack; packs: number };

/** A product of the cooperative that keeps, is in season, and has room for three more orders in the week of a day. */
async function chooseGoods({ stage, shelf }: Play, wantedOn: Day, except?: string): Promise<Goods> {
  const monday = weekOf(wantedOn);
  const wanted = shelf.filter(
    (product) =>
      product.seller.key === SELLER &&
      product.productId !== except &&
      inSeasonOn(product, wantedOn) &&
      (product.seed.shelfLifeDays ?? KEEPS_DAYS) >= KEEPS_DAYS,
  );
  for (const product of wanted) {
    for (const pack of product.packs) {
      const [row] = await stage.connection.sql<{ packs: number }[]>`
        select coalesce(sum(packs), 0)::int as packs from (
          select l.packs from requisition_lines l join requisitions r on r.id = l.requisition_id
          where l.variant_id = ${pack.variantId} and r.wanted_on between ${monday} and ${addDays(monday, 6)}
          union all
          select l.packs from purchase_order_lines l join purchase_orders o on o.id = l.order_id
          where l.variant_id = ${pack.variantId} and o.wanted_on between ${monday} and ${addDays(monday, 6)}) promised`;
      const packs = 2 * pack.seed.moq;
      if ((row?.packs ?? 0) + buyers.length * packs <= pack.seed.weekly) return { product, pack, packs };
    }
  }
  throw new Error(`no product of ${SELLER} has room for a recall story on ${wantedOn}`);
}

type Spread = { badId: string; mixedId: string };

/** Packs a batch, mixes part of it with another, and sells both: the first buyer gets of the first, the others of the mix. */
async function spread(
  { stage, company, places, granary }: Play,
  { product, pack, packs }: Goods,
  { packedOn, submittedOn, lastUpTo }: { packedOn: Day; submittedOn: Day; lastUpTo: Chapter },
): Promise<Spread> {
  const orderGrams = packs * pack.seed.netGrams;
  const bad = await granary.make(product, packedOn, 4 * orderGrams, { inspected: true });
  const good = await granary.make(product, packedOn, 2 * orderGrams);
  const warehouse = actorFor(product.seller, "supplier-warehouse");
  const mixedOn = addDays(packedOn, 1);
  const halfKilograms = String(Math.ceil((1.5 * orderGrams) / 1000));
  const mixed = await makeBatch(stage.at(warehouse, mixedOn, 9), {
    kind: "mixed",
    productId: product.productId,
    packedOn: mixedOn,
    quantityKilograms: String(2 * Number(halfKilograms)),
    inputs: [
      { batchId: bad.batchId, kilograms: halfKilograms },
      { batchId: good.batchId, kilograms: halfKilograms },
    ],
  });
  if (needsConformityCertificate(product.seed.processing))
    await issueConformityCertificate(stage.at(warehouse, mixedOn, 10), { batchId: mixed.id });
  if (asksForReport(product)) await granary.inspect(product, mixed.id, mixedOn, 10);
  await releaseBatch(stage.at(warehouse, mixedOn, 11), { batchId: mixed.id });
  await receiveStock(stage.at(warehouse, mixedOn, 12), {
    variantId: pack.variantId,
    packs: buyers.length * packs,
    reason: "新批次入库（演示）",
  });
  for (const [index, key] of buyers.entries()) {
    const itsPlaces = places.get(key);
    if (!itsPlaces) throw new Error(`${key} has no place to receive goods`);
    const batchId = index === 0 ? bad.batchId : mixed.id;
    await trade(
      stage,
      { draw: async () => batchId },
      {
        buyer: company.get(key),
        places: itsPlaces,
        submittedOn,
        wantedOn: addDays(submittedOn, LEAD_DAYS),
        fundSource: "canteen",
        terms: "goods-first",
        lines: [{ product, pack, packs }],
        upTo: index === buyers.length - 1 ? lastUpTo : "accepted",
      },
    );
  }
  return { badId: bad.batchId, mixedId: mixed.id };
}

async function playClosedRecall(play: Play, goods: Goods): Promise<void> {
  const { stage, company, granary } = play;
  const { product, pack } = goods;
  const openedOn = stage.daysAgo(16);
  const { badId } = await spread(play, goods, {
    packedOn: stage.daysAgo(44),
    submittedOn: stage.daysAgo(38),
    lastUpTo: "accepted",
  });
  const office = actorFor(company.officeOf(product.seller.countyCode ?? ""), "official-reviewer");
  const recall = await openRecall(stage.at(office, openedOn, 9), {
    batchId: badId,
    hazard: "residue",
    reason: "县级抽检联苯菊酯超标（演示）",
    instructions: "立即停用，与其他货物分开存放并贴“召回”标识；逐件清点，就地销毁或退回，在时限前填报数量。",
    answerWithinHours: "4",
  });
  await answer(play, recall.id, company.get("school"), { day: openedOn, hour: 10, found: 6, destroyed: 2 });
  await remindRecall({ ...stage.at(null, openedOn, 13, 1) }, { recallId: recall.id });
  await answer(play, recall.id, company.get("hospital"), { day: openedOn, hour: 15, found: 3, destroyed: 3 });

  const manager = actorFor(product.seller, "supplier-manager");
  const [stock] = await stage.connection.sql<{ grams: number }[]>`
    select coalesce(sum(s.on_hand_packs * v.net_grams), 0)::bigint as grams
    from stocks s join variants v on v.id = s.variant_id where v.product_id = ${product.productId}`;
  const nextDay = addDays(openedOn, 1);
  await granary.make(product, nextDay, stock?.grams ?? pack.seed.netGrams);
  const packs = await stage.connection.sql<{ variant_id: string; on_hand_packs: number }[]>`
    select s.variant_id, s.on_hand_packs from stocks s join variants v on v.id = s.variant_id
    where v.product_id = ${product.productId}`;
  await resumeSale(stage.at(manager, nextDay, 17), {
    recallId: recall.id,
    productId: product.productId,
    counts: packs.map((row) => ({ variantId: row.variant_id, countedPacks: row.on_hand_packs })),
    declared: "on",
    statement: "召回批次已移入隔离区，其余逐件清点（演示）",
  });
  await closeRecall(stage.at(office, addDays(openedOn, 2), 16), {
    recallId: recall.id,
    summary:
      "超标来自一户茶园的误喷，该户已暂停供货并复检；找到的货物全部销毁或退回，一家单位多次联系未回复，数量记为去向不明。（演示）",
  });
}

/** The receiver of an institution answers its notice: of the first line so much was found, of others nothing. */
async function answer(
  { stage }: Play,
  recallId: string,
  buyer: Cast,
  told: { day: Day; hour: number; found: number; destroyed: number },
): Promise<void> {
  const lines = await stage.connection.sql<{ notice_id: string; delivery_line_id: string; kept: number }[]>`
    select l.notice_id, l.delivery_line_id, l.kept_packs as kept
    from recall_notice_lines l join recall_notices n on n.id = l.notice_id
    where n.recall_id = ${recallId} and n.organisation_id = ${buyer.organisationId} order by l.delivery_line_id`;
  const receiver = actorFor(buyer, "institution-receiver");
  await answerRecall(stage.at(receiver, told.day, told.hour, 20), {
    noticeId: lines[0]?.notice_id ?? "",
    remark: "其余已在召回前用完（演示）",
    lines: lines.map(({ delivery_line_id, kept }, index) => {
      const found = index === 0 ? Math.min(told.found, kept) : 0;
      const destroyed = Math.min(told.destroyed, found);
      return {
        deliveryLineId: delivery_line_id,
        foundPacks: found,
        destroyedPacks: destroyed,
        returnedPacks: found - destroyed,
      };
    }),
  });
}

/** A batch that went three ways, one of them still on the road: the place to rehearse a recall. */
async function playRehearsable(play: Play, goods: Goods): Promise<void> {
  await spread(play, goods, {
    packedOn: play.stage.daysAgo(21),
    submittedOn: play.stage.daysAgo(16),
    lastUpTo: "dispatched",
  });
}
