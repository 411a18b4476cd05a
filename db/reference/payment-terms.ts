import type { paymentTerms } from "../schema/orders.server.ts";

/** 先款后货: 30 days and one extension of 15; 先货后款: 30 days after acceptance. */
export const paymentTermRows: (typeof paymentTerms.$inferInsert)[] = [
  { terms: "prepaid", effectiveFrom: "2021-01-01", days: 30, extensionDays: 15 },
  { terms: "goods-first", effectiveFrom: "2021-01-01", days: 30, extensionDays: 0 },
];
