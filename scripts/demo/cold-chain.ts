import sharp from "sharp";
import { registerDevice } from "#app/domain/logistics/device/register.server.ts";
import { bindDevice } from "#app/domain/logistics/device/bind.server.ts";
import { signatureOf } from "#app/domain/core/signature.ts";
import { watchShipment } from "#app/domain/logistics/excursion/watch.server.ts";
import { registerPlace } from "#app/domain/logistics/place/register.server.ts";
import { receiveReadings } from "#app/domain/logistics/reading/receive.server.ts";
import { uploadReadings } from "#app/domain/logistics/reading/upload.server.ts";
import { handOver } from "#app/domain/logistics/shipment/hand-over.server.ts";
import { planShipment } from "#app/domain/logistics/shipment/plan.server.ts";
import { receiveStock } from "#app/domain/catalogue/stock/receive.server.ts";
import { weekOf } from "#app/domain/procurement/requisition/line-check.ts";
import { acceptDelivery } from "#app/flows/accept-delivery.server.ts";
import { attachLoadingPhotograph } from "#app/flows/attach-loading-photograph.server.ts";
import { receiveDelivery } from "#app/flows/receive-delivery.server.ts";
import { addDays, type Day, monthOf, startOfDay } from "#app/kernel/calendar.ts";
import type { Granary } from "./granary.ts";
import { actorFor, type Cast, type Company } from "./people.ts";
import type { ShelfPack, ShelfProduct } from "./shelf.ts";
import type { Stage } from "./stage.ts";
import { type BuyingPlaces, inSeasonOn, trade } from "./trade.ts";

type Play = {
  stage: Stage;
  company: Company;
  shelf: readonly ShelfProduct[];
  places: ReadonlyMap<string, BuyingPlaces>;
  granary: Granary;
};

const BUYER = "school";
const LAMB_COUNTY = "522324";
const TEA_COUNTY = "522323";
const TEA_SELLER = "cooperative";
/** Goods leave two days before they are wanted and are on the road for eighteen hours. */
const LEAD_DAYS = 14;
const EVERY_MINUTES = 10;
const ROAD_MINUTES = 18 * 60;

/**
 * Two ways from field to canteen through the three tiers of a county: frozen lamb whose vehicle was too warm for more
 * than an hour in the night and which waits for its receiver, and fresh morels that were kept cold and accepted.
 */
export async function playColdChains(play: Play): Promise<void> {
  const { stage, company, shelf } = play;
  const route = await registerPlaces(stage, company.officeOf(LAMB_COUNTY), {
    countyCode: LAMB_COUNTY,
    prefix: "DEMO-QL",
    centre: ["晴隆县物流中心（演示）", "Qinglong logistics centre (demonstration)"],
    station: ["沙子镇物流站（演示）", "Shazi township station (demonstration)"],
    point: ["三合村物流点（演示）", "Sanhe village point (demonstration)"],
    township: "沙子镇",
  });
  const lamb = find(shelf, "晴隆羊");
  await playLamb(play, lamb, route);
  await playMorel(play, find(shelf, "晴隆鲜羊肚菌"), route);
  const teaRoute = await registerPlaces(stage, company.officeOf(TEA_COUNTY), {
    countyCode: TEA_COUNTY,
    prefix: "DEMO-PA",
    centre: ["普安县物流中心（演示）", "Pu'an logistics centre (demonstration)"],
    station: ["江西坡镇物流站（演示）", "Jiangxipo township station (demonstration)"],
    point: ["联盟村物流点（演示）", "Lianmeng village point (demonstration)"],
    township: "江西坡镇",
  });
  await playTea(play, teaRoute);
}

function find(shelf: readonly ShelfProduct[], nameZh: string): ShelfProduct {
  const product = shelf.find(({ seed }) => seed.nameZh === nameZh);
  if (!product) throw new Error(`nobody sells ${nameZh} in the demonstration`);
  return product;
}

type Tiers = {
  countyCode: string;
  prefix: string;
  /** Names in Chinese and English. */
  centre: readonly [string, string];
  station: readonly [string, string];
  point: readonly [string, string];
  township: string;
};

/** A county centre, a township station and a village point; goods go from the point to the centre. */
async function registerPlaces(stage: Stage, office: Cast, tiers: Tiers): Promise<string[]> {
  const { countyCode, prefix, township } = tiers;
  const ctx = stage.at(actorFor(office, "official-reviewer"), stage.daysAgo(320), 10);
  const common = { countyCode, contactName: "值班员", contactPhone: "0859-0000000" };
  const named = ([nameZh, nameEn]: readonly [string, string]) => ({ nameZh, nameEn });
  const centre = await registerPlace(ctx, {
    ...common,
    ...named(tiers.centre),
    code: `${prefix}-01`,
    tier: "county-centre",
  });
  const station = await registerPlace(ctx, {
    ...common,
    ...named(tiers.station),
    code: `${prefix}-11`,
    tier: "township-station",
    township,
    parentId: centre.id,
  });
  const point = await registerPlace(ctx, {
    ...common,
    ...named(tiers.point),
    code: `${prefix}-111`,
    tier: "village-point",
    township,
    parentId: station.id,
  });
  return [point.id, station.id, centre.id];
}

/** A pack of the product that still has room in the week it is wanted, or null. */
async function roomFor({ stage }: Play, product: ShelfProduct, wantedOn: Day): Promise<ShelfPack | null> {
  const monday = weekOf(wantedOn);
  for (const pack of product.packs) {
    const [row] = await stage.connection.sql<{ packs: number }[]>`
      select coalesce(sum(packs), 0)::int as packs from (
        select l.packs from requisition_lines l join requisitions r on r.id = l.requisition_id
        where l.variant_id = ${pack.variantId} and r.wanted_on between ${monday} and ${addDays(monday, 6)}
        union all
        select l.packs from purchase_order_lines l join purchase_orders o on o.id = l.order_id
        where l.variant_id = ${pack.variantId} and o.wanted_on between ${monday} and ${addDays(monday, 6)}) promised`;
    if ((row?.packs ?? 0) + 2 * pack.seed.moq <= pack.seed.weekly) return pack;
  }
  return null;
}

/** An order of the school, sent off on a day; the delivery that left. */
async function send(play: Play, product: ShelfProduct, pack: ShelfPack, wantedOn: Day): Promise<string> {
  const { stage, company, places, granary } = play;
  const itsPlaces = places.get(BUYER);
  if (!itsPlaces) throw new Error(`${BUYER} has no place to receive goods`);
  const packs = 2 * pack.seed.moq;
  const submittedOn = addDays(wantedOn, -LEAD_DAYS);
  const leavesOn = addDays(wantedOn, -2);
  await receiveStock(stage.at(actorFor(product.seller, "supplier-warehouse"), submittedOn, 8), {
    variantId: pack.variantId,
    packs,
    reason: "冷库到货（演示）",
  });
  const batch = await granary.make(product, addDays(leavesOn, -1), packs * pack.seed.netGrams, {
    inspected: true,
  });
  const [traded] = await trade(
    stage,
    { draw: async () => batch.batchId },
    {
      buyer: company.get(BUYER),
      places: itsPlaces,
      submittedOn,
      wantedOn,
      fundSource: "canteen",
      terms: "goods-first",
      lines: [{ product, pack, packs }],
      upTo: "dispatched",
    },
  );
  const [delivery] = await stage.connection.sql<{ id: string }[]>`
    select id from deliveries where order_id = ${traded?.orderId ?? ""}`;
  if (!delivery) throw new Error(`nothing of ${product.seed.nameZh} left`);
  return delivery.id;
}

type Trip = {
  product: ShelfProduct;
  deliveryId: string;
  leavesOn: Day;
  serial: string;
  /** What the thermometer shows so many minutes after loading, in hundredths of a degree. */
  centiCAt: (minutes: number) => number;
};

/** When a trip that was loaded at 17:00 is so many minutes old. */
const onTrip = ({ leavesOn }: Trip, minutes: number) =>
  new Date(startOfDay(leavesOn).getTime() + (17 * 60 + minutes) * 60_000);

const typed = (centiC: number) => String(centiC / 100);

/** Plans the way, puts a thermometer on board, and records loading, three places and arrival. */
async function travel({ stage }: Play, trip: Trip, route: readonly string[]) {
  const { deliveryId, leavesOn, product } = trip;
  const warehouse = actorFor(product.seller, "supplier-warehouse");
  const at = (minutes: number) => ({ ...stage.at(warehouse, leavesOn, 17), now: onTrip(trip, minutes) });
  await planShipment(at(-45), {
    deliveryId,
    carrier: "黔惠冷链（演示）",
    vehicle: "贵E·DEMO1",
    driverName: "演示司机",
    driverPhone: "13800000000",
    departAt: onTrip(trip, 0),
    stops: route.map((placeId, index) => ({ placeId, arriveAt: onTrip(trip, 40 + 60 * index) })),
    arriveAt: onTrip(trip, ROAD_MINUTES - 30),
  });
  const { device, secret } = await registerDevice(at(-40), { serial: trip.serial, name: "车厢后部（演示）" });
  await bindDevice(at(-30), { deliveryId, deviceId: device.id, fromAt: onTrip(trip, -30) });
  await handOver(at(1), {
    deliveryId,
    step: "1",
    at: onTrip(trip, 0),
    temperature: typed(trip.centiCAt(0)),
  });
  await attachLoadingPhotograph(
    at(5),
    { deliveryId },
    { name: "装车.png", bytes: await picture(product.seed.nameZh) },
  );
  for (const [index] of route.entries()) {
    for (const [step, minutes] of [
      [2 * index + 2, 45 + 60 * index],
      [2 * index + 3, 60 + 60 * index],
    ] as const) {
      await handOver(at(minutes + 2), {
        deliveryId,
        step: String(step),
        at: onTrip(trip, minutes),
        temperature: typed(trip.centiCAt(minutes)),
      });
    }
  }
  await handOver(at(ROAD_MINUTES + 5), {
    deliveryId,
    step: String(2 * route.length + 2),
    at: onTrip(trip, ROAD_MINUTES),
    temperature: typed(trip.centiCAt(ROAD_MINUTES)),
  });
  return { device, secret, at };
}

/** In place of a photograph that nobody took: marked so across it. */
function picture(words: string): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720"><rect width="960" height="720" fill="#12403A"/><rect x="120" y="180" width="720" height="360" rx="24" fill="#FAF8F2"/><text x="480" y="350" font-size="64" text-anchor="middle" fill="#12403A" font-family="Noto Sans CJK SC, sans-serif">${words}</text><text x="480" y="440" font-size="44" text-anchor="middle" fill="#C23B2A" font-family="sans-serif">DEMO</text></svg>`;
  return sharp(Buffer.from(drawing)).png().toBuffer();
}

const measured = (trip: Trip) =>
  Array.from({ length: ROAD_MINUTES / EVERY_MINUTES + 1 }, (_, index) => {
    const minutes = index * EVERY_MINUTES;
    return { at: onTrip(trip, minutes), centiC: trip.centiCAt(minutes) };
  });

/** Frozen at −19 to −21 °C, but for an hour and a half of the night in which the cooling stood still. */
async function playLamb(play: Play, product: ShelfProduct, route: readonly string[]): Promise<void> {
  const { stage } = play;
  const pack = (await roomFor(play, product, stage.today)) ?? product.packs[0];
  if (!pack) return;
  const trip: Trip = {
    product,
    deliveryId: await send(play, product, pack, stage.today),
    leavesOn: stage.daysAgo(2),
    serial: "DEMO-T-001",
    centiCAt: (minutes) =>
      minutes >= 540 && minutes < 630
        ? -1150 - Math.abs(585 - minutes) * 12
        : -2000 + Math.round(90 * Math.sin(minutes / 70)),
  };
  const { device, secret } = await travel(play, trip, route);
  const body = JSON.stringify(
    measured(trip).map(({ at, centiC }) => ({ recordedAt: at.toISOString(), celsius: centiC / 100 })),
  );
  const now = onTrip(trip, ROAD_MINUTES + 2);
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const bytes = new TextEncoder().encode(body);
  const ctx = { ...stage.at(null, trip.leavesOn, 17), now };
  await receiveReadings(ctx, {
    deviceId: device.id,
    timestamp,
    signature: `sha256=${signatureOf(secret, timestamp, bytes)}`,
    body: bytes,
  });
  await watchOf(play, trip.deliveryId, now);
}

/** Fresh morels between 2 and 6 °C all the way, read out of a logger; accepted by two people. */
async function playMorel(play: Play, product: ShelfProduct, route: readonly string[]): Promise<void> {
  const { stage, company } = play;
  const wanted = await lastWanted(play, product);
  if (!wanted) return;
  const { wantedOn, pack } = wanted;
  const trip: Trip = {
    product,
    deliveryId: await send(play, product, pack, wantedOn),
    leavesOn: addDays(wantedOn, -2),
    serial: "DEMO-T-002",
    centiCAt: (minutes) => 400 + Math.round(150 * Math.sin(minutes / 90)),
  };
  const { device, at } = await travel(play, trip, route);
  const rows = measured(trip).map(({ at, centiC }) => `${at.toISOString()},${typed(centiC)}`);
  await uploadReadings(at(ROAD_MINUTES + 10), {
    deliveryId: trip.deliveryId,
    deviceId: device.id,
    bytes: new TextEncoder().encode(["time,temperature", ...rows].join("\n")),
  });
  await watchOf(play, trip.deliveryId, onTrip(trip, ROAD_MINUTES + 12));

  const receivedOn = addDays(trip.leavesOn, 2);
  const lines = await stage.connection.sql<{ id: string; packs: number }[]>`
    select id, packs from delivery_lines where delivery_id = ${trip.deliveryId} order by id`;
  const buyer = company.get(BUYER);
  const draft = await receiveDelivery(stage.at(actorFor(buyer, "institution-receiver"), receivedOn, 9), {
    deliveryId: trip.deliveryId,
    receivedOn,
    note: "温度记录完整（演示）",
    lines: lines.map(({ id, packs }) => ({
      deliveryLineId: id,
      acceptedPacks: packs,
      shortPacks: 0,
      rejectedPacks: 0,
      temperature: "4.2",
    })),
  });
  await acceptDelivery(stage.at(actorFor(buyer, "institution-requester"), receivedOn, 10), {
    acceptanceId: draft.id,
  });
}

/** The latest day in season, three weeks ago or earlier, in whose week a pack still has room. */
async function lastWanted(
  play: Play,
  product: ShelfProduct,
): Promise<{ wantedOn: Day; pack: ShelfPack } | null> {
  for (let ago = 21; ago < 300; ago++) {
    const wantedOn = play.stage.daysAgo(ago);
    // The order is placed in season too.
    const placedOn = addDays(wantedOn, -LEAD_DAYS);
    if (!inSeasonOn(product, wantedOn) || monthOf(placedOn) === 12 || !inSeasonOn(product, placedOn))
      continue;
    const pack = await roomFor(play, product, wantedOn);
    if (pack) return { wantedOn, pack };
  }
  return null;
}

async function watchOf({ stage }: Play, deliveryId: string, now: Date): Promise<void> {
  const [row] = await stage.connection.sql<{ id: string }[]>`
    select id from shipments where delivery_id = ${deliveryId}`;
  await watchShipment({ ...stage.at(null, stage.today, 0), now }, { shipmentId: row?.id ?? "" });
}

/** Tea on its way, loaded and past the township station: the supplier records the next step. */
async function playTea({ stage, company }: Play, route: readonly string[]): Promise<void> {
  const seller = company.get(TEA_SELLER);
  const [delivery] = await stage.connection.sql<{ id: string; dispatched_at: Date; vehicle: string }[]>`
    select d.id, d.dispatched_at, d.vehicle from deliveries d
    where d.supplier_id = ${seller.organisationId} and d.state = 'dispatched'
      and d.dispatched_on <= ${stage.daysAgo(1)}
      and not exists (select from acceptances a where a.delivery_id = d.id)
    order by d.dispatched_at desc, d.id limit 1`;
  const [, station, centre] = route;
  if (!delivery || !station || !centre) return;
  const left = new Date(delivery.dispatched_at).getTime();
  const after = (minutes: number) => new Date(left + minutes * 60_000);
  const warehouse = actorFor(seller, "supplier-warehouse");
  const at = (minutes: number) => ({ ...stage.at(warehouse, stage.today, 0), now: after(minutes) });
  await planShipment(at(10), {
    deliveryId: delivery.id,
    carrier: "黔惠物流（演示）",
    vehicle: delivery.vehicle,
    driverName: "演示司机",
    driverPhone: "13800000000",
    departAt: after(20),
    stops: [
      { placeId: station, arriveAt: after(60) },
      { placeId: centre, arriveAt: after(150) },
    ],
    arriveAt: after(24 * 60),
  });
  for (const [step, minutes] of [
    ["1", 25],
    ["2", 65],
    ["3", 80],
  ] as const)
    await handOver(at(minutes + 1), { deliveryId: delivery.id, step, at: after(minutes) });
}
