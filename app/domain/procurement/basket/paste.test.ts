import { describe, expect, it } from "vitest";
import { matchPasted, MAX_LINES, type PasteProblem, parsePaste } from "./paste.ts";

describe("parsePaste", () => {
  it.each<[string, string, [string, number][]]>([
    [
      "tabs from a spreadsheet",
      "PAH-250\t10\n普安红茶\t20",
      [
        ["PAH-250", 10],
        ["普安红茶", 20],
      ],
    ],
    ["columns between name and packs", "普安红茶\t250g/罐\t20", [["普安红茶", 20]]],
    [
      "commas of both widths",
      "PAH-250,10\n薏仁米，5",
      [
        ["PAH-250", 10],
        ["薏仁米", 5],
      ],
    ],
    ["a quoted name with a comma", '"红茶, 特级",12', [["红茶, 特级", 12]]],
    ["a space before the packs", "兴仁薏仁米 30", [["兴仁薏仁米", 30]]],
    ["full-width digits, separators and a counting word", "薏仁米\t１,２００ 箱", [["薏仁米", 1200]]],
    ["a heading line and empty lines", "商品\t数量\n\n薏仁米\t5\r\n", [["薏仁米", 5]]],
    ["an English heading", "SKU,Packs\nA-1,5", [["A-1", 5]]],
  ])("reads %s", (_, text, goods) => {
    const { entries, problems } = parsePaste(text);
    expect(problems).toEqual([]);
    expect(entries.map(({ term, packs }) => [term, packs])).toEqual(goods);
  });

  it.each<[string, PasteProblem["problem"]]>([
    ["薏仁米", "quantity_missing"],
    ["薏仁米\t若干", "quantity_missing"],
    ["薏仁米\t1.5", "quantity_invalid"],
    ["薏仁米\t-3", "quantity_invalid"],
    ["薏仁米\t0", "quantity_invalid"],
    ["薏仁米\t99999999999", "quantity_invalid"],
    ["12", "name_missing"],
    [`${"茶".repeat(121)}\t5`, "name_too_long"],
  ])("reports %j as %s and keeps the other lines", (line, problem) => {
    const { entries, problems } = parsePaste(`A-1\t1\n${line}\nA-2\t2`);
    expect(problems).toEqual([{ row: 2, text: line.slice(0, 120), problem }]);
    expect(entries.map((entry) => entry.row)).toEqual([1, 3]);
  });

  it("stops at the limit and says so", () => {
    const text = Array.from({ length: 10_000 }, (_, index) => `A-${index}\t1`).join("\n");
    const { entries, problems } = parsePaste(text);
    expect(entries).toHaveLength(MAX_LINES);
    expect(problems).toEqual([{ row: MAX_LINES + 1, text: "A-200\t1", problem: "too_many" }]);
  });

  it("reads nothing from nothing", () => expect(parsePaste(" \n ")).toEqual({ entries: [], problems: [] }));
});

describe("matchPasted", () => {
  const candidate = (variantId: string, sku: string, productNameZh: string, packZh: string) => ({
    variantId,
    sku,
    productNameZh,
    productNameEn: `${productNameZh} en`,
    packZh,
    supplierName: `供应商${variantId}`,
  });
  const candidates = [
    candidate("v1", "PAH-250", "普安红茶", "250g/罐"),
    candidate("v2", "PAH-500", "普安红茶", "500g/袋"),
    candidate("v3", "YRM-5", "兴仁薏仁米", "5kg/袋"),
    candidate("v4", "FG-5", "兴义肥羊（带骨）", "5kg/箱"),
  ];
  const match = (term: string, beside: string[] = []) =>
    matchPasted([{ row: 1, term, packs: 3, beside }], candidates);

  it.each<[string, string]>([
    ["PAH-250", "v1"],
    ["pah-500", "v2"],
    ["ＹＲＭ-5", "v3"],
    ["兴仁薏仁米", "v3"],
    ["普安红茶 500g/袋", "v2"],
    ["兴义肥羊", "v4"],
    ["兴义肥羊 5kg/箱", "v4"],
    ["兴义肥羊(带骨)", "v4"],
  ])("finds %s", (term, variantId) => expect(match(term).lines).toEqual([{ variantId, packs: 3 }]));

  it.each<[string, string[], string]>([
    ["普安红茶", ["500g/袋"], "v2"],
    ["普安红茶", ["供应商v1"], "v1"],
    ["YRM-5", ["与此无关"], "v3"],
  ])("finds %s beside %j", (term, beside, variantId) =>
    expect(match(term, beside).lines).toEqual([{ variantId, packs: 3 }]),
  );

  it("does not guess a name whose row says nothing more of it", () =>
    expect(match("普安红茶", ["与此无关"]).problems).toMatchObject([{ problem: "ambiguous" }]));

  it("names the packs an ambiguous row may mean", () =>
    expect(match("普安红茶").problems).toEqual([
      {
        row: 1,
        text: "普安红茶",
        problem: "ambiguous",
        among: [
          { productNameZh: "普安红茶", packZh: "250g/罐", supplierName: "供应商v1" },
          { productNameZh: "普安红茶", packZh: "500g/袋", supplierName: "供应商v2" },
        ],
      },
    ]));

  it("does not guess what nobody sells", () =>
    expect(match("龙井")).toEqual({ lines: [], problems: [{ row: 1, text: "龙井", problem: "unknown" }] }));
});
