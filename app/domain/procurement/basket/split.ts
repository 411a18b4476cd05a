import { lineAmountFen, sumFen } from "#app/kernel/money.ts";

/** What one line costs; the price in fen per pack. */
export type PricedLine = {
  supplierId: string;
  supplierName: string;
  supplierNameEn: string | null;
  packs: number;
  unitPriceFen: number;
  netGrams: number;
};

/** What goes to one supplier: one purchase order when approved. Amount in fen, weight in grams. */
export type SupplierShare = {
  supplierId: string;
  supplierName: string;
  supplierNameEn: string | null;
  lineCount: number;
  amountFen: number;
  grams: number;
};

/** Divides lines by supplier in the order in which suppliers first appear, with subtotals and the total in fen. */
export function splitBySupplier(lines: readonly PricedLine[]): { shares: SupplierShare[]; totalFen: number } {
  const shares = new Map<string, SupplierShare>();
  for (const line of lines) {
    const share = shares.get(line.supplierId) ?? {
      supplierId: line.supplierId,
      supplierName: line.supplierName,
      supplierNameEn: line.supplierNameEn,
      lineCount: 0,
      amountFen: 0,
      grams: 0,
    };
    share.lineCount += 1;
    share.amountFen = sumFen([share.amountFen, lineAmountFen(line.packs, line.unitPriceFen)]);
    share.grams += line.packs * line.netGrams;
    shares.set(line.supplierId, share);
  }
  const list = [...shares.values()];
  return { shares: list, totalFen: sumFen(list.map((share) => share.amountFen)) };
}
