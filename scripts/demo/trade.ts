import { priceForPacks } from "#app/domain/catalogue/price/tiers.ts";
import { inSeason, promisedDispatchOn } from "#app/domain/procurement/requisition/line-check.ts";
import { receiveStock } from "#app/domain/catalogue/stock/receive.server.ts";
import { draftAcceptance } from "#app/domain/procurement/acceptance/draft.server.ts";
import { confirmOrder } from "#app/domain/procurement/order/confirm.server.ts";
import { acceptDelivery } from "#app/flows/accept-delivery.server.ts";
import { approveRequisition } from "#app/flows/approve-requisition.server.ts";
import { dispatchFulfilment } from "#app/flows/dispatch-fulfilment.server.ts";
import { submitRequisition } from "#app/flows/submit-requisition.server.ts";
import { addDays, type Day, monthOf } from "#app/kernel/calendar.ts";
import { newId } from "#app/kernel/id.ts";
import type { StorageClass } from "#db/vocabulary/catalogue.ts";
import type { FundSource, OrderTerms } from "#db/vocabulary/procurement.ts";
import type { Granary } from "./granary.ts";
import { actorFor, type Cast } from "./people.ts";
import type { ShelfPack, ShelfProduct } from "./shelf.ts";
import { playAll, type Stage } from "./stage.ts";

/** How far an order of the play is carried. */
export const chapters = ["submitted", "placed", "confirmed", "dispatched", "drafted", "accepted"] as const;
export type Chapter = (typeof chapters)[number];

export type BuyingPlaces = { budgetUnitId: string; deliveryAddressId: string };

export type Wish = {
  buyer: Cast;
  places: BuyingPlaces;
  submittedOn: Day;
  wantedOn: Day;
  fundSource: FundSource;
  terms: OrderTerms;
  lines: { product: ShelfProduct; pack: ShelfPack; packs: number }[];
  upTo: Chapter;
};

export type Traded = {
  orderId: string;
  number: string;
  seller: Cast;
  buyer: Cast;
  paymentReference: string;
  /** Set once the goods were accepted. */
  acceptedOn: Day | null;
  acceptedFen: number;
};

const reached = (wish: Wish, chapter: Chapter) => chapters.indexOf(wish.upTo) >= chapters.indexOf(chapter);

/** Whether a product may be wished for on a day: it is sold, and in season. */
export function inSeasonOn({ seed, onSale }: ShelfProduct, day: Day): boolean {
  return onSale && inSeason(monthOf(day), seed.season?.[0] ?? null, seed.season?.[1] ?? null);
}

/** Plays one wish from the requisition as far as it is carried, each step by the person whose duty it is. */
export async function trade(stage: Stage, granary: Pick<Granary, "draw">, wish: Wish): Promise<Traded[]> {
  const requester = actorFor(wish.buyer, "institution-requester");
  const submitted = await submitRequisition(stage.at(requester, wish.submittedOn, 9, 30), {
    requestKey: newId(),
    budgetUnitId: wish.places.budgetUnitId,
    deliveryAddressId: wish.places.deliveryAddressId,
    fundSource: wish.fundSource,
    terms: wish.terms,
    wantedOn: wish.wantedOn,
    ownReference: "",
    note: "",
    lines: wish.lines.map(({ pack, packs }) => ({
      variantId: pack.variantId,
      packs,
      shownPriceFen: priceForPacks(pack.tiers, packs) ?? pack.seed.priceFen,
    })),
  });
  if (!reached(wish, "placed")) return [];
  const approver = actorFor(wish.buyer, "institution-approver");
  const { orders } = await approveRequisition(stage.at(approver, addDays(wish.submittedOn, 1), 10), {
    requisitionId: submitted.id,
    contentHash: submitted.contentHash,
  });
  const traded: Traded[] = [];
  for (const order of orders) traded.push(await deliver(stage, granary, wish, order.id));
  return traded;
}

/** Brings what the year will sell into the warehouses before it begins. */
export async function stockWarehouses(stage: Stage, wishes: readonly Wish[], on: Day): Promise<void> {
  const needed = new Map<ShelfPack, { product: ShelfProduct; packs: number }>();
  for (const { product, pack, packs } of wishes.flatMap(({ lines }) => lines)) {
    needed.set(pack, { product, packs: (needed.get(pack)?.packs ?? 0) + packs });
  }
  await playAll([...needed], async ([{ variantId }, { product, packs }]) => {
    const warehouse = actorFor(product.seller, "supplier-warehouse");
    await receiveStock(stage.at(warehouse, on, 8), { variantId, packs, reason: "全年备货入库（演示）" });
  });
}

type OrderLine = { id: string; variant_id: string; packs: number };

async function deliver(
  stage: Stage,
  granary: Pick<Granary, "draw">,
  wish: Wish,
  orderId: string,
): Promise<Traded> {
  const { sql } = stage.connection;
  const [order] = await sql<{ number: string; payment_reference: string; supplier_key: string }[]>`
    select number, payment_reference, supplier_id as supplier_key from purchase_orders where id = ${orderId}`;
  const seller = wish.lines.find(({ product }) => product.seller.organisationId === order?.supplier_key)
    ?.product.seller;
  if (!order || !seller) throw new Error(`order ${orderId} has no supplier in the play`);
  const traded: Traded = {
    orderId,
    number: order.number,
    seller,
    buyer: wish.buyer,
    paymentReference: order.payment_reference,
    acceptedOn: null,
    acceptedFen: 0,
  };
  const confirmedOn = addDays(wish.submittedOn, 2);
  if (!reached(wish, "confirmed")) return traded;
  await confirmOrder(stage.at(actorFor(seller, "supplier-manager"), confirmedOn, 11), { orderId });
  if (!reached(wish, "dispatched")) return traded;

  const lines = await sql<OrderLine[]>`
    select id, variant_id, packs from purchase_order_lines where order_id = ${orderId} order by position`;
  const leavesOn = leavingDay(stage, wish, confirmedOn);
  const drawn: { orderLineId: string; batchId: string; packs: number }[] = [];
  for (const line of lines) {
    const wished = wish.lines.find(({ pack }) => pack.variantId === line.variant_id);
    if (!wished) throw new Error(`order ${order.number} has a line nobody wished for`);
    const grams = line.packs * wished.pack.seed.netGrams;
    const batchId = await granary.draw(wished.product, grams, leavesOn, wish.wantedOn);
    drawn.push({ orderLineId: line.id, batchId, packs: line.packs });
  }
  const delivery = await dispatchFulfilment(stage.at(actorFor(seller, "supplier-warehouse"), leavesOn, 16), {
    orderId,
    sequence: 1,
    carrier: "黔惠冷链（演示）",
    vehicle: "贵E·DEMO1",
    waybill: `DEMO-${order.number}`,
    dispatchedOn: leavesOn,
    lines: drawn,
  });
  if (!reached(wish, "drafted")) return traded;
  await receive(stage, wish, traded, delivery.id, addDays(leavesOn, 2));
  return traded;
}

/** Goods leave two days before they are wanted, after they were confirmed, and not in days still to come. */
function leavingDay(stage: Stage, wish: Wish, confirmedOn: Day): Day {
  const planned = addDays(promisedDispatchOn(wish.wantedOn), -2);
  const latest = stage.daysAgo(reached(wish, "drafted") ? 3 : 1);
  const leaves = planned < latest ? planned : latest;
  return leaves < confirmedOn ? confirmedOn : leaves;
}

/** What the thermometer at the door of a demonstration shows. */
const ARRIVED_AT: Record<StorageClass, string> = { ambient: "", chilled: "4.5", frozen: "-18.5" };

async function receive(
  stage: Stage,
  wish: Wish,
  traded: Traded,
  deliveryId: string,
  receivedOn: Day,
): Promise<void> {
  const delivered = await stage.connection.sql<{ id: string; packs: number; storage_class: StorageClass }[]>`
    select d.id, d.packs, l.storage_class from delivery_lines d
    join purchase_order_lines l on l.id = d.order_line_id where d.delivery_id = ${deliveryId} order by d.id`;
  const [first] = delivered;
  // Now and then a few packs arrive damaged, as they do.
  const damaged = first && traded.number.endsWith("7") && first.packs > 20 ? 4 : 0;
  const receiver = actorFor(wish.buyer, "institution-receiver");
  const draft = await draftAcceptance(stage.at(receiver, receivedOn, 10), {
    deliveryId,
    receivedOn,
    note: damaged ? "少量外箱破损，已拍照留存" : "",
    lines: delivered.map(({ id, packs, storage_class }, index) => {
      const rejected = index === 0 ? damaged : 0;
      return {
        deliveryLineId: id,
        acceptedPacks: packs - rejected,
        shortPacks: 0,
        rejectedPacks: rejected,
        rejectionReason: rejected ? "damaged" : "",
        rejectionNote: rejected ? "外箱破损" : "",
        temperature: ARRIVED_AT[storage_class],
      };
    }),
  });
  if (!reached(wish, "accepted")) return;
  const countersigner = actorFor(wish.buyer, "institution-requester");
  await acceptDelivery(stage.at(countersigner, receivedOn, 11), { acceptanceId: draft.id });
  const [row] = await stage.connection.sql<{ accepted_fen: number }[]>`
    select accepted_fen from purchase_orders where id = ${traded.orderId}`;
  traded.acceptedOn = receivedOn;
  traded.acceptedFen = row?.accepted_fen ?? 0;
}
