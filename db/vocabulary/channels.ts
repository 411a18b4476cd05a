/** Words stored in rows about sales made elsewhere. */

/** What identifies a sale, strongest first: an invoice, the order of its platform, a contract's delivery. */
export const saleKeys = ["fapiao", "order", "delivery"] as const;
export type SaleKey = (typeof saleKeys)[number];

/** How an import came: as a file, or pushed by the channel. */
export const importSources = ["file", "push"] as const;
export type ImportSource = (typeof importSources)[number];

/** `confirmed` posts in the background and is `posted` when every row that may count is in the ledger. */
export const importStates = [
  "mapping",
  "reading",
  "read",
  "verified",
  "confirmed",
  "posted",
  "rejected",
  "failed",
] as const;
export type ImportState = (typeof importStates)[number];

/** A row that is `likely` waits in the conflict queue; only `sound` ones are posted. */
export const importRowStates = ["sound", "refused", "likely", "duplicate", "withdrawn", "posted"] as const;
export type ImportRowState = (typeof importRowStates)[number];

/** What a conflict is decided as: the same sale (not counted again), two sales, or a row that is taken back. */
export const conflictVerdicts = ["same", "different", "withdrawn"] as const;
export type ConflictVerdict = (typeof conflictVerdicts)[number];

/** What a column of a file may mean. */
export const saleFields = [
  "occurredOn",
  "amount",
  "product",
  "industry",
  "county",
  "seller",
  "sellerForce",
  "buyer",
  "buyerDistrict",
  "fund",
  "fapiao",
  "order",
  "contract",
  "delivery",
  "line",
  "refundOf",
  "paidOn",
  "session",
] as const;
export type SaleField = (typeof saleFields)[number];

/** Why a row does not count. */
export const rowProblems = [
  "missing",
  "day",
  "day_to_come",
  "year_closed",
  "amount",
  "amount_zero",
  "amount_unit",
  "amount_merged",
  "formula",
  "industry",
  "county",
  "county_elsewhere",
  "seller_force",
  "buyer_district",
  "fund",
  "fapiao",
  "too_long",
  "key_missing",
  "delivery_half",
  "line",
  "session",
  "session_needed",
  "refund_names_none",
  "refund_unknown",
  "refund_over",
  "repeated_in_file",
  "counted",
  "claimed",
  "registered",
] as const;
export type RowProblemCode = (typeof rowProblems)[number];
