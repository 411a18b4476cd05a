import { and, desc, eq, lte } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import type { Day } from "#app/kernel/calendar.ts";
import { paymentTerms } from "#db/schema/orders.server.ts";
import type { OrderTerms } from "#db/vocabulary/procurement.ts";
import type { TermDays } from "./due.ts";

/** The days that terms gave to pay on the day an order was placed. Throws when the reference rows are not loaded. */
export async function termDaysOn(
  { db }: Pick<AnyContext, "db">,
  terms: OrderTerms,
  placedOn: Day,
): Promise<TermDays> {
  const [row] = await db
    .select({ days: paymentTerms.days, extensionDays: paymentTerms.extensionDays })
    .from(paymentTerms)
    .where(and(eq(paymentTerms.terms, terms), lte(paymentTerms.effectiveFrom, placedOn)))
    .orderBy(desc(paymentTerms.effectiveFrom))
    .limit(1);
  if (!row) throw new Error(`No payment terms are in force for ${terms} on ${placedOn}.`);
  return row;
}
