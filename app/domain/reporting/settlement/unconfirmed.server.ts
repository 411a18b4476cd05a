import { sql } from "drizzle-orm";
import { payments } from "#db/schema/payments.server.ts";

/** Payments that a person of the supplier matched, and that the buyer has neither confirmed nor seen taken back. */
export const isUnconfirmed = sql`${payments.matchedBy} = 'person' and ${payments.confirmedAt} is null and ${payments.withdrawnAt} is null`;
