/** What a list of orders by their money is narrowed to. */
export const settlementGroups = [
  "to-pay",
  "to-confirm",
  "on-the-way",
  "overpaid",
  "settled",
  "to-invoice",
] as const;
export type SettlementGroup = (typeof settlementGroups)[number];

/** Reads a group from an address; null for anything that is none. */
export function readSettlementGroup(word: string | null): SettlementGroup | null {
  return settlementGroups.find((group) => group === word) ?? null;
}
