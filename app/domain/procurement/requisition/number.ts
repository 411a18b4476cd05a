const DIGITS = 6;

const padded = (sequence: number) => String(sequence).padStart(DIGITS, "0");

/** `RQ-2026-HZYZ-000012`: the number of a requisition within its institution and year. */
export function requisitionNumber(year: number, shortCode: string, sequence: number): string {
  return `RQ-${year}-${shortCode}-${padded(sequence)}`;
}

/** `PO-2026-HZYZ-000012`: the number of a purchase order within its institution and year. */
export function orderNumber(year: number, shortCode: string, sequence: number): string {
  return `PO-${year}-${shortCode}-${padded(sequence)}`;
}
