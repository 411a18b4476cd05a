import { expect, it } from "vitest";
import { splitBySupplier } from "./split.ts";

const line = (supplierId: string, packs: number, unitPriceFen: number) => ({
  supplierId,
  supplierName: `supplier ${supplierId}`,
  supplierNameEn: null,
  packs,
  unitPriceFen,
  netGrams: 500,
});

it("gives every supplier its subtotal, in the order of appearance, and the total", () =>
  expect(splitBySupplier([line("b", 10, 199), line("a", 1, 5), line("b", 2, 1)])).toEqual({
    shares: [
      {
        supplierId: "b",
        supplierName: "supplier b",
        supplierNameEn: null,
        lineCount: 2,
        amountFen: 1_992,
        grams: 6_000,
      },
      {
        supplierId: "a",
        supplierName: "supplier a",
        supplierNameEn: null,
        lineCount: 1,
        amountFen: 5,
        grams: 500,
      },
    ],
    totalFen: 1_997,
  }));

it("is nothing for nothing", () => expect(splitBySupplier([])).toEqual({ shares: [], totalFen: 0 }));

it("refuses a total beyond the largest sum a row may carry", () =>
  expect(() => splitBySupplier([line("a", 1_000_000, 100_000_000)])).toThrow("money.out_of_range"));
