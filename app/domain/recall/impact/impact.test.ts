import { describe, expect, it } from "vitest";
import { type ImpactBatch, type ImpactLine, impactOf, keptPacks } from "./impact.ts";

const batch = (id: string, changes: Partial<ImpactBatch> = {}): ImpactBatch => ({
  id,
  code: id.toUpperCase(),
  supplierCode: null,
  state: "released",
  packedOn: "2026-04-12",
  quantityGrams: 100_000,
  gramsLeft: 10_000,
  productId: "tea",
  productNameZh: "红茶",
  productNameEn: "Black tea",
  isRoot: false,
  ...changes,
});

const line = (id: string, changes: Partial<ImpactLine> = {}): ImpactLine => ({
  deliveryLineId: id,
  batchId: "one",
  batchCode: "ONE",
  deliveryId: `delivery ${id}`,
  sequence: 1,
  dispatchedOn: "2026-05-01",
  orderId: "order-1",
  orderNumber: "PO-1",
  productId: "tea",
  productNameZh: "红茶",
  productNameEn: "Black tea",
  packZh: "250g/罐",
  packEn: "250 g tin",
  unitZh: "罐",
  unitEn: "tin",
  netGrams: 250,
  sentPacks: 20,
  isUnderWay: false,
  acceptedPacks: 18,
  returnedPacks: 0,
  institutionId: "school",
  institutionNameZh: "学校",
  institutionNameEn: null,
  institutionIsDemo: false,
  districtZh: "惠城区",
  districtEn: "Huicheng",
  contactName: "陈师傅",
  contactPhone: "13900000000",
  placeContact: "李师傅",
  placePhone: "13900000001",
  ...changes,
});

describe("keptPacks", () => {
  it.each<[string, Partial<ImpactLine>, number]>([
    ["accepted", {}, 18],
    ["part sent back", { returnedPacks: 5 }, 13],
    ["all sent back", { returnedPacks: 18 }, 0],
    ["still under way", { isUnderWay: true, acceptedPacks: 0 }, 0],
    ["an acceptance drafted but not signed counts as under way", { isUnderWay: true, acceptedPacks: 18 }, 0],
  ])("%s", (_, changes, packs) => expect(keptPacks(line("a", changes))).toBe(packs));
});

describe("impactOf", () => {
  it("is empty for a batch that went nowhere", () =>
    expect(impactOf([batch("one", { isRoot: true })], [])).toEqual({
      totals: {
        batches: 1,
        institutions: 0,
        orders: 0,
        deliveries: 0,
        sentGrams: 0,
        keptGrams: 0,
        underWayGrams: 0,
        notKeptGrams: 0,
        storeGrams: 10_000,
      },
      institutions: [],
      products: [
        {
          productId: "tea",
          productNameZh: "红茶",
          productNameEn: "Black tea",
          batches: 1,
          storeGrams: 10_000,
          sentGrams: 0,
          keptGrams: 0,
          underWayGrams: 0,
          notKeptGrams: 0,
        },
      ],
    }));

  it("adds up by institution, order and product; who has most comes first", () => {
    const cake = { productId: "cake", productNameZh: "茶饼", productNameEn: "Tea cake" };
    const hospital = { institutionId: "hospital", institutionNameZh: "医院" };
    const impact = impactOf(
      [batch("one", { isRoot: true }), batch("two"), batch("three", { ...cake, gramsLeft: 0 })],
      [
        line("a"),
        line("b", { batchId: "two", sentPacks: 10, acceptedPacks: 10, returnedPacks: 4 }),
        line("c", { orderId: "order-2", orderNumber: "PO-2", isUnderWay: true, acceptedPacks: 0 }),
        line("d", {
          ...cake,
          ...hospital,
          orderId: "order-3",
          netGrams: 1_000,
          sentPacks: 30,
          acceptedPacks: 30,
        }),
      ],
    );
    expect(impact.totals).toEqual({
      batches: 3,
      institutions: 2,
      orders: 3,
      deliveries: 4,
      sentGrams: 5_000 + 2_500 + 5_000 + 30_000,
      keptGrams: 4_500 + 1_500 + 30_000,
      underWayGrams: 5_000,
      notKeptGrams: 500 + 1_000,
      storeGrams: 20_000,
    });
    expect(
      impact.institutions.map((one) => [one.institutionNameZh, one.keptGrams, one.underWayGrams]),
    ).toEqual([
      ["医院", 30_000, 0],
      ["学校", 6_000, 5_000],
    ]);
    expect(
      impact.institutions[1]?.orders.map((one) => [one.orderNumber, one.sentGrams, one.lines.length]),
    ).toEqual([
      ["PO-1", 7_500, 2],
      ["PO-2", 5_000, 1],
    ]);
    expect(impact.products.map((one) => [one.productId, one.batches, one.sentGrams, one.storeGrams])).toEqual(
      [
        ["tea", 2, 12_500, 20_000],
        ["cake", 1, 30_000, 0],
      ],
    );
  });
});
