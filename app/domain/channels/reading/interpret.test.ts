import { expect, it } from "vitest";
import type { RowProblemCode, SaleField } from "#db/vocabulary/channels.ts";
import { type Ground, saleReader } from "./interpret.ts";

const place = (code: string, nameZh: string) => ({ code, nameZh, nameEn: code });
const ground: Ground = {
  today: "2026-06-15",
  closedYears: [2025],
  countyCode: "522323",
  channel: { code: "platform-832", kind: "trading-network", saleKeys: ["fapiao", "order"] },
  counties: [place("522323", "普安县"), place("522324", "晴隆县")],
  districts: [place("441302", "惠城区"), place("440100", "广州市"), place("330200", "宁波市")],
  industries: [place("tea", "茶叶"), place("edible-fungi", "食用菌")],
  suppliers: new Map([["普安茶业合作社", { id: "s", sellerForce: "cooperative" as const }]]),
  buyers: new Map([["惠州一中", { id: "b" }]]),
  sessions: new Map([["LIVE-01", { id: "l" }]]),
};
const good: Partial<Record<SaleField, string>> = {
  occurredOn: "2026/6/5",
  amount: "1,200.00",
  product: "普安红茶",
  industry: "茶叶",
  county: "贵州省普安县",
  seller: "普安茶业合作社",
  buyer: "惠州一中",
  buyerDistrict: "广东省惠州市惠城区麦地路1号",
  fund: "学校食堂",
  order: " ab-1 ",
};
const fields = [
  "sellerForce",
  "fapiao",
  "contract",
  "delivery",
  "line",
  "refundOf",
  "paidOn",
  "session",
] as const;
const headings = [...Object.keys(good), ...fields];
const columns = Object.fromEntries(headings.map((heading) => [heading, heading]));

function read(changes: Partial<Record<SaleField, string>>, on: Partial<Ground> = {}, more = {}) {
  const reader = saleReader(headings, { columns, unit: "yuan" }, { ...ground, ...on });
  const values: Record<string, string> = { ...good, ...changes };
  return reader({
    rowNumber: 7,
    cells: headings.map((name) => ({ text: values[name] ?? "", ...(name === "amount" ? more : {}) })),
  });
}

it("reads a row that says all it must", () =>
  expect(read({ fapiao: "２４４１２０００００００１２３４５６７８", paidOn: "2026-06-10" })).toMatchObject({
    problems: [],
    occurredOn: "2026-06-05",
    amountFen: 120_000,
    industryCode: "tea",
    supplierId: "s",
    sellerForce: "cooperative",
    buyerId: "b",
    buyerDistrictCode: "441302",
    fundSource: "canteen",
    fapiaoNumber: "24412000000012345678",
    orderNumber: "AB-1",
    paidOn: "2026-06-10",
  }));

const cases: [
  string,
  Partial<Record<SaleField, string>>,
  SaleField | null,
  RowProblemCode,
  Partial<Ground>?,
  object?,
][] = [
  ["no buyer", { buyer: "" }, "buyer", "missing"],
  ["no such day", { occurredOn: "2026-02-30" }, "occurredOn", "day"],
  ["a day to come", { occurredOn: "2026-06-16" }, "occurredOn", "day_to_come"],
  ["a closed year", { occurredOn: "2025-12-31" }, "occurredOn", "year_closed"],
  ["no amount", { amount: "面议" }, "amount", "amount"],
  ["nothing", { amount: "0" }, "amount", "amount_zero"],
  ["another unit than the column's", { amount: "1.2万元" }, "amount", "amount_unit"],
  ["one amount over several rows", {}, "amount", "amount_merged", {}, { merged: true }],
  ["a formula without a value", { amount: "" }, "amount", "formula", {}, { formula: true }],
  ["an unknown industry", { industry: "矿产" }, "industry", "industry"],
  ["another county's goods", { county: "晴隆县" }, "county", "county_elsewhere"],
  ["an unknown county", { county: "某县" }, "county", "county"],
  ["a seller of no known kind", { seller: "某某公司" }, "sellerForce", "missing"],
  ["an unknown kind of seller", { seller: "某某公司", sellerForce: "央企" }, "sellerForce", "seller_force"],
  ["an unknown district", { buyerDistrict: "火星" }, "buyerDistrict", "buyer_district"],
  ["an unknown fund", { fund: "捐赠" }, "fund", "fund"],
  ["a malformed invoice number", { fapiao: "123" }, "fapiao", "fapiao"],
  ["no document", { order: "" }, null, "key_missing"],
  ["half a delivery", { contract: "HT-1" }, "delivery", "delivery_half"],
  ["a refund of nothing", { amount: "-5" }, "refundOf", "refund_names_none"],
  ["an unknown session", { session: "LIVE-09" }, "session", "session"],
  [
    "a livestream without its session",
    {},
    "session",
    "session_needed",
    { channel: { code: "livestream", kind: "livestream", saleKeys: ["order"] } },
  ],
  ["a text without end", { product: "茶".repeat(201) }, "product", "too_long"],
];
it.each(cases)("refuses %s", (_name, changes, field, code, on, more) =>
  expect(read(changes, on, more).problems).toEqual([expect.objectContaining({ field, code })]),
);

it("names both units where they are mixed", () =>
  expect(read({ amount: "1.2万元" }).problems).toEqual([
    { field: "amount", code: "amount_unit", value: "1.2万元", other: "yuan" },
  ]));

it("finds what a file says twice, told apart by the line", () => {
  const reader = saleReader(headings, { columns, unit: "yuan" }, ground);
  const row = (rowNumber: number, line: string) =>
    reader({
      rowNumber,
      cells: headings.map((name) => ({ text: name === "line" ? line : (good[name as SaleField] ?? "") })),
    }).problems;
  expect(row(2, "")).toEqual([]);
  expect(row(3, "2")).toEqual([]);
  expect(row(4, "01")).toEqual([{ field: null, code: "repeated_in_file", value: "AB-1", other: "2" }]);
});
