/** What a row of a file says, with everything that is wrong with it. */
import { type Day, yearOf } from "#app/kernel/calendar.ts";
import { fapiaoNumber } from "#app/domain/payments/fapiao/number.ts";
import type { ColumnMapping, RowProblem } from "#db/schema/channels.server.ts";
import type { SaleField, SaleKey } from "#db/vocabulary/channels.ts";
import type { ChannelKind } from "#db/vocabulary/ledger.ts";
import type { SellerForce } from "#db/vocabulary/organisations.ts";
import { type FundSource, fundSources } from "#db/vocabulary/procurement.ts";
import { sellerForces } from "#db/vocabulary/organisations.ts";
import { REQUIRED_FIELDS } from "./headings.ts";
import { keysOfSale } from "./sale-keys.ts";
import { EMPTY_CELL, type SheetRow } from "./sheet.ts";
import { plain, readAmount, readDay } from "./values.ts";

type Named = { code: string; nameZh: string; nameEn: string };

/** What the rows of an import are read against. */
export type Ground = {
  today: Day;
  /** Years that are closed: nothing that occurred in them is taken in. */
  closedYears: readonly number[];
  countyCode: string;
  channel: { code: string; kind: ChannelKind; saleKeys: readonly SaleKey[] };
  counties: readonly Named[];
  districts: readonly Named[];
  industries: readonly Named[];
  /** Approved suppliers of the county and institutions, by name. */
  suppliers: ReadonlyMap<string, { id: string; sellerForce: SellerForce }>;
  buyers: ReadonlyMap<string, { id: string }>;
  /** Livestream sessions by code. */
  sessions: ReadonlyMap<string, { id: string }>;
};

export type ReadSale = {
  rowNumber: number;
  cells: string[];
  problems: RowProblem[];
  occurredOn: Day | null;
  amountFen: number | null;
  productName: string | null;
  industryCode: string | null;
  sellerName: string | null;
  sellerForce: SellerForce | null;
  supplierId: string | null;
  buyerName: string | null;
  buyerId: string | null;
  buyerDistrictCode: string | null;
  fundSource: FundSource | null;
  fapiaoNumber: string | null;
  orderNumber: string | null;
  contractNumber: string | null;
  deliveryNumber: string | null;
  line: string | null;
  refundOf: string | null;
  paidOn: Day | null;
  sessionId: string | null;
};

const LONGEST = 200;
const LONGEST_NUMBER = 60;

const funds: readonly [RegExp, FundSource][] = [
  [/食堂|伙食/, "canteen"],
  [/工会/, "union"],
  [/公用|办公|机关|财政/, "office"],
  [/个人|消费者|散客|职工自购/, "personal"],
  [/企业/, "enterprise"],
];

const forces: readonly [RegExp, SellerForce][] = [
  [/合作社/, "cooperative"],
  [/龙头/, "leading-enterprise"],
  [/家庭农场/, "family-farm"],
  [/经纪人/, "rural-broker"],
  [/电商/, "rural-ecommerce"],
];

const fromWords = <Word extends string>(
  text: string,
  patterns: readonly [RegExp, Word][],
  words: readonly Word[],
): Word | null =>
  words.find((word) => word === text) ?? patterns.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** The one of several places that a text names: by code, by name, or the longest name within an address. */
function placeIn(places: readonly Named[], text: string): string | null {
  const exact = places.find(({ code, nameZh, nameEn }) =>
    [code, nameZh, nameEn.toLowerCase()].includes(text.toLowerCase()),
  );
  if (exact) return exact.code;
  const short = (name: string) => name.replace(/(市|县|区)$/, "");
  const within = places.filter(({ nameZh }) => short(nameZh).length > 1 && text.includes(short(nameZh)));
  within.sort((one, other) => text.lastIndexOf(short(other.nameZh)) - text.lastIndexOf(short(one.nameZh)));
  return within[0]?.code ?? null;
}

/** A reader for the rows of one import; it remembers what stood above, to find what the file says twice. */
export function saleReader(headings: readonly string[], mapping: ColumnMapping, ground: Ground) {
  const at = new Map(
    (Object.entries(mapping.columns) as [SaleField, string][]).map(([field, heading]) => [
      field,
      headings.indexOf(heading),
    ]),
  );
  const seen = new Map<string, number>();
  return ({ rowNumber, cells }: SheetRow): ReadSale => {
    const problems: RowProblem[] = [];
    const blame = (field: SaleField | null, code: RowProblem["code"], more: Partial<RowProblem> = {}) => {
      problems.push({ field, code, ...more });
    };
    const cell = (field: SaleField) => cells[at.get(field) ?? -1] ?? EMPTY_CELL;
    const text = (field: SaleField, longest = LONGEST): string | null => {
      const { text, formula } = cell(field);
      const said = plain(text);
      if (said === "") {
        if (formula) blame(field, "formula");
        else if (REQUIRED_FIELDS.includes(field)) blame(field, "missing");
        return null;
      }
      if (said.length > longest || said.includes("\u0000") || !said.isWellFormed()) {
        blame(field, "too_long", { value: said.slice(0, 40) });
        return null;
      }
      return said;
    };
    const number = (field: SaleField) =>
      text(field, LONGEST_NUMBER)?.replace(/\s/g, "").toUpperCase() ?? null;

    const dayOf = (field: "occurredOn" | "paidOn"): Day | null => {
      const said = text(field, LONGEST_NUMBER);
      if (said === null) return null;
      const day = readDay(cell(field));
      if (day === null) blame(field, "day", { value: said });
      else if (day > ground.today) blame(field, "day_to_come", { value: day });
      else if (field === "occurredOn" && ground.closedYears.includes(yearOf(day)))
        blame(field, "year_closed", { value: String(yearOf(day)) });
      return day;
    };
    const amount = (): number | null => {
      const said = text("amount", LONGEST_NUMBER);
      if (said === null) return null;
      if (cell("amount").merged) {
        blame("amount", "amount_merged", { value: said });
        return null;
      }
      const read = readAmount(said, mapping.unit);
      if ("fen" in read) return read.fen;
      if ("otherUnit" in read) blame("amount", "amount_unit", { value: said, other: mapping.unit });
      else blame("amount", read.problem, { value: said });
      return null;
    };
    const known = <Found>(
      field: SaleField,
      code: RowProblem["code"],
      find: (said: string) => Found | null,
    ) => {
      const said = text(field);
      if (said === null) return null;
      const found = find(said);
      if (found === null) blame(field, code, { value: said.slice(0, 60) });
      return found;
    };

    const occurredOn = dayOf("occurredOn");
    const amountFen = amount();
    const productName = text("product");
    const industryCode = known("industry", "industry", (said) => industryIn(ground.industries, said));
    const origin = known("county", "county", (said) => placeIn(ground.counties, said));
    if (origin !== null && origin !== ground.countyCode)
      blame("county", "county_elsewhere", { value: plain(cell("county").text) });
    const sellerName = text("seller");
    const supplier = ground.suppliers.get(sellerName ?? "");
    const sellerForce =
      supplier?.sellerForce ??
      known("sellerForce", "seller_force", (said) => fromWords(said, forces, sellerForces)) ??
      fromWords(
        sellerName ?? "",
        forces.filter(([, force]) => force !== "rural-ecommerce"),
        [],
      );
    if (sellerName !== null && sellerForce === null && !problems.some(({ field }) => field === "sellerForce"))
      blame("sellerForce", "missing");
    const buyerName = text("buyer");
    const buyerDistrictCode = known("buyerDistrict", "buyer_district", (said) =>
      placeIn(ground.districts, said),
    );
    const fundSource =
      known("fund", "fund", (said) => fromWords(said, funds, fundSources)) ??
      (ground.channel.kind === "livestream" ? "personal" : null);
    if (fundSource === null && !problems.some(({ field }) => field === "fund")) blame("fund", "missing");
    const fapiao = known("fapiao", "fapiao", (said) => fapiaoIn(said));
    const orderNumber = number("order");
    const contractNumber = number("contract");
    const deliveryNumber = number("delivery");
    const line = known("line", "line", (said) =>
      /^[\w-]{1,20}$/.test(said) ? said.replace(/^0+(?=\d)/, "") : null,
    );
    const refundOf = number("refundOf");
    const session = known("session", "session", (said) => ground.sessions.get(said.toUpperCase()) ?? null);
    if (ground.channel.kind === "livestream" && session === null && plain(cell("session").text) === "")
      blame("session", "session_needed");
    if (amountFen !== null && amountFen < 0 && refundOf === null) blame("refundOf", "refund_names_none");
    const has: Record<SaleKey, boolean> = {
      fapiao: fapiao !== null,
      order: orderNumber !== null,
      delivery: contractNumber !== null && deliveryNumber !== null,
    };
    if ((contractNumber === null) !== (deliveryNumber === null))
      blame(contractNumber === null ? "contract" : "delivery", "delivery_half");
    const isRefund = amountFen !== null && amountFen < 0;
    if (!isRefund && !ground.channel.saleKeys.some((key) => has[key]))
      blame(null, "key_missing", { value: ground.channel.saleKeys.join() });

    const sale = {
      rowNumber,
      cells: headings.map((_, column) => cells[column]?.text ?? ""),
      problems,
      occurredOn,
      amountFen,
      productName,
      industryCode,
      sellerName,
      sellerForce,
      supplierId: supplier?.id ?? null,
      buyerName,
      buyerId: ground.buyers.get(buyerName ?? "")?.id ?? null,
      buyerDistrictCode,
      fundSource,
      fapiaoNumber: fapiao,
      orderNumber,
      contractNumber,
      deliveryNumber,
      line,
      refundOf: isRefund ? refundOf : null,
      paidOn: dayOf("paidOn"),
      sessionId: session?.id ?? null,
    };
    if (occurredOn !== null && amountFen !== null && problems.length === 0)
      for (const key of keysOfSale({ ...sale, occurredOn, amountFen, channelCode: ground.channel.code })) {
        const first = seen.get(key);
        if (first === undefined) seen.set(key, rowNumber);
        else {
          blame(null, "repeated_in_file", {
            value: key.split("#")[0]?.split(":").at(-1),
            other: String(first),
          });
          break;
        }
      }
    return sale;
  };
}

/** A number of twenty digits, or an older one behind its code. */
function fapiaoIn(said: string): string | null {
  const digital = fapiaoNumber(said, "");
  if (digital !== null) return digital;
  const [, code = "", number = ""] = /^(\d{10}|\d{12})[\s-]?(\d{8})$/.exec(said) ?? [];
  return fapiaoNumber(number, code);
}

function industryIn(industries: readonly Named[], said: string): string | null {
  const exact = industries.find(({ code, nameZh, nameEn }) => [code, nameZh, nameEn].includes(said));
  if (exact) return exact.code;
  const near = industries.filter(({ nameZh }) => nameZh.includes(said) || said.includes(nameZh));
  return near.length === 1 ? (near[0]?.code ?? null) : null;
}
