/** What the row of an import proves. */
import type { Day } from "#app/kernel/calendar.ts";
import type { EvidenceGrade } from "#db/vocabulary/ledger.ts";

export type ProvingRow = {
  rowNumber: number;
  occurredOn: Day;
  fapiaoNumber: string | null;
  orderNumber: string | null;
  contractNumber: string | null;
  deliveryNumber: string | null;
  paidOn: Day | null;
};

/** Names a row and its documents to a reader of the ledger. */
export function evidenceText(importNumber: number, row: Omit<ProvingRow, "occurredOn" | "paidOn">): string {
  const documents = [
    row.fapiaoNumber && `fapiao ${row.fapiaoNumber}`,
    row.orderNumber && `order ${row.orderNumber}`,
    row.contractNumber && `contract ${row.contractNumber} / ${row.deliveryNumber}`,
  ].filter(Boolean);
  return [`import #${importNumber} row ${row.rowNumber}`, ...documents].join(", ");
}

const NAMED = /^import #(\d+) row (\d+)(?:, fapiao (.+?))?(?:, order (.+?))?(?:, contract (.+) \/ (.+?))?$/;

/** The row and its documents that a text of {@link evidenceText} names; null for any other evidence. */
export function readEvidence(text: string) {
  const match = NAMED.exec(text);
  if (!match) return null;
  const [, importNumber, rowNumber, fapiao, order, contract, delivery] = match;
  return {
    importNumber: Number(importNumber),
    rowNumber: Number(rowNumber),
    fapiaoNumber: fapiao ?? null,
    orderNumber: order ?? null,
    contractNumber: contract ?? null,
    deliveryNumber: delivery ?? null,
  };
}

/**
 * The grades a row reaches: `accepted` on the day the buyer took the goods, which every row must give; `invoiced` by its
 * invoice, and `paid` by its day of payment.
 */
export function gradesOf(
  importNumber: number,
  row: ProvingRow,
): { grade: EvidenceGrade; reachedOn: Day; evidence: string }[] {
  const evidence = evidenceText(importNumber, row);
  const grades: { grade: EvidenceGrade; reachedOn: Day; evidence: string }[] = [
    { grade: "accepted", reachedOn: row.occurredOn, evidence },
  ];
  if (row.fapiaoNumber !== null) grades.push({ grade: "invoiced", reachedOn: row.occurredOn, evidence });
  if (row.paidOn !== null) grades.push({ grade: "paid", reachedOn: row.paidOn, evidence });
  return grades;
}
