import { addDays, type Day, daysBetween } from "#app/kernel/calendar.ts";
import type { FundSource } from "#db/vocabulary/procurement.ts";
import { Chance } from "./chance.ts";
import type { Company } from "./people.ts";
import type { ShelfPack, ShelfProduct } from "./shelf.ts";
import { type BuyingPlaces, type Chapter, inSeasonOn, type Wish } from "./trade.ts";

/** A buyer's part of the year: how often it orders, how much at once, and out of which money. */
export type Appetite = { key: string; orders: number; size: number; fundSource: FundSource };

/** Unions order for thousands of members before festivals; canteens less and oftener. */
export const appetites: readonly Appetite[] = [
  { key: "school", orders: 11, size: 0.05, fundSource: "canteen" },
  { key: "hospital", orders: 8, size: 0.25, fundSource: "canteen" },
  { key: "boluo-school", orders: 8, size: 0.2, fundSource: "canteen" },
  { key: "huidong-organ", orders: 8, size: 0.35, fundSource: "office" },
  { key: "longmen-hospital", orders: 7, size: 0.25, fundSource: "canteen" },
  { key: "daya-factory", orders: 11, size: 0.8, fundSource: "enterprise" },
  { key: "zhongkai-factory", orders: 10, size: 0.75, fundSource: "enterprise" },
  { key: "huizhou-union", orders: 13, size: 1, fundSource: "union" },
  { key: "guangzhou-union", orders: 12, size: 1, fundSource: "union" },
  { key: "guangzhou-organ", orders: 8, size: 0.5, fundSource: "office" },
  { key: "shenzhen-factory", orders: 8, size: 0.6, fundSource: "enterprise" },
  { key: "ningbo-union", orders: 5, size: 0.4, fundSource: "union" },
];

const FIRST_LEAD_DAYS = 14;
const LINES_AT_MOST = 7;
const SUPPLIERS_AT_MOST = 2;

/** The last orders are left in the middle of their story, so that everybody finds something to do. */
const unfinished: readonly { daysAgo: number; upTo: Chapter }[] = [
  { daysAgo: 12, upTo: "drafted" },
  { daysAgo: 9, upTo: "dispatched" },
  { daysAgo: 6, upTo: "confirmed" },
  { daysAgo: 4, upTo: "placed" },
  { daysAgo: 2, upTo: "submitted" },
];

/** Everything that is wished for from the opening until today, in the order of time. */
export function planYear(
  company: Company,
  shelf: readonly ShelfProduct[],
  places: ReadonlyMap<string, BuyingPlaces>,
  { from, today }: { from: Day; today: Day },
): Wish[] {
  const chance = new Chance(daysBetween("2021-07-31", today));
  const capacity = new WeeklyCapacity();
  const wishes: Wish[] = [];
  const wish = (appetite: Appetite, submittedOn: Day, upTo: Chapter, seller?: string) => {
    const buyer = company.get(appetite.key);
    const itsPlaces = places.get(appetite.key);
    if (!itsPlaces) throw new Error(`${appetite.key} has no place to receive goods`);
    const wantedOn = addDays(
      submittedOn,
      upTo === "accepted" ? FIRST_LEAD_DAYS : Math.max(FIRST_LEAD_DAYS, 8),
    );
    const lines = chooseLines(shelf, wantedOn, appetite, capacity, chance, seller);
    if (lines.length === 0) return;
    const { fundSource } = appetite;
    wishes.push({
      buyer,
      places: itsPlaces,
      submittedOn,
      wantedOn,
      fundSource,
      terms: "goods-first",
      lines,
      upTo,
    });
  };
  const days = Math.max(1, daysBetween(from, today) - 2 * FIRST_LEAD_DAYS);
  for (const appetite of appetites) {
    for (let index = 0; index < appetite.orders; index++) {
      const spread = ((index + chance.next()) / appetite.orders) * days;
      wish(appetite, addDays(from, Math.floor(spread)), "accepted");
    }
  }
  for (const { daysAgo, upTo } of unfinished) {
    for (const appetite of appetites.filter(({ key }) => key === "school" || key === "huizhou-union")) {
      wish(appetite, addDays(today, -daysAgo), upTo, "cooperative");
    }
  }
  return wishes.sort((a, b) => (a.submittedOn < b.submittedOn ? -1 : a.submittedOn > b.submittedOn ? 1 : 0));
}

/** What each pack still can promise in the week of a day. */
class WeeklyCapacity {
  readonly #promised = new Map<string, number>();

  take(pack: ShelfPack, day: Day, packs: number): number {
    const week = Math.floor(daysBetween("1970-01-05", day) / 7);
    const key = `${pack.variantId} ${week}`;
    const promised = this.#promised.get(key) ?? 0;
    const { moq, multiple, weekly } = pack.seed;
    const left = Math.floor((weekly - promised) / multiple) * multiple;
    const taken = Math.min(left, Math.max(moq, Math.round(packs / multiple) * multiple));
    if (taken < moq) return 0;
    this.#promised.set(key, promised + taken);
    return taken;
  }
}

function chooseLines(
  shelf: readonly ShelfProduct[],
  wantedOn: Day,
  { size }: Appetite,
  capacity: WeeklyCapacity,
  chance: Chance,
  seller?: string,
): Wish["lines"] {
  const sellable = shelf.filter((product) => inSeasonOn(product, wantedOn));
  const sellers = seller
    ? [seller]
    : chance.pickSome([...new Set(sellable.map(({ seller }) => seller.key))], SUPPLIERS_AT_MOST);
  const offered = sellable.filter((product) => sellers.includes(product.seller.key));
  const chosen = chance.pickSome(offered, chance.between(3, LINES_AT_MOST));
  return chosen.flatMap((product) => {
    const pack = chance.pick(product.packs);
    const packs = capacity.take(pack, wantedOn, pack.seed.weekly * size * (0.35 + chance.next() * 0.5));
    return packs > 0 ? [{ product, pack, packs }] : [];
  });
}
