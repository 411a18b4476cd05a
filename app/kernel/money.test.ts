import { describe, expect, it } from "vitest";
import { lineAmountFen, MAX_FEN, parseYuan, shareFen, sumFen } from "./money.ts";

describe("lineAmountFen", () => {
  it.each([
    [10, 2_550, 25_500],
    [1, 1, 1],
    [0, 99, 0],
  ])("%i packs at %i fen are %i fen", (packs, price, amount) =>
    expect(lineAmountFen(packs, price)).toBe(amount),
  );

  it.each([
    [1.5, 33],
    [-1, 100],
    [MAX_FEN, 2],
    [Number.NaN, 1],
  ])("refuses %d packs at %d fen", (packs, price) =>
    expect(() => lineAmountFen(packs, price)).toThrow("money.out_of_range"),
  );
});

describe("sumFen", () => {
  it("adds to zero for nothing", () => expect(sumFen([])).toBe(0));
  it("keeps signs", () => expect(sumFen([100, -30])).toBe(70));
  it("refuses a sum beyond the range", () =>
    expect(() => sumFen([MAX_FEN, 1])).toThrow("money.out_of_range"));
});

describe("parseYuan", () => {
  it.each([
    ["1,234.50", 123_450],
    ["￥12", 1_200],
    ["１２.３", 1_230],
    ["0.01", 1],
    ["-3.20", -320],
    ["88元", 8_800],
    [" -¥ 1 234 567.8 元 ", -123_456_780],
    ["7000 0000.00", 7_000_000_000],
  ])("reads %s", (text, fen) => expect(parseYuan(text)).toBe(fen));

  it.each([
    "",
    "abc",
    "1.234",
    "1e5",
    "--1",
    "9999999999999",
    "12,5",
    "1 2",
    "12,5000",
    "1,23,456",
    "1,234 567",
    "1.2,345",
  ])("refuses %j", (text) => expect(parseYuan(text)).toBeNull());
});

describe("shareFen", () => {
  it.each([
    [1000, 1, 3, 333],
    [1000, 2, 3, 667],
    [5, 1, 2, 3],
    [1000, 3, 3, 1000],
    [1000, 0, 3, 0],
    [1000, 1, 0, 0],
  ])("of %i fen, %i of %i packs are %i fen", (amount, part, whole, fen) =>
    expect(shareFen(amount, part, whole)).toBe(fen),
  );
});
