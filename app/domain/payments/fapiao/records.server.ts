import { asc, eq } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { fapiaos } from "#db/schema/payments.server.ts";

/** The invoice numbers registered for an order, oldest first. */
export async function listFapiaoNumbers(ctx: Pick<AnyContext, "db">, orderId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ number: fapiaos.number })
    .from(fapiaos)
    .where(eq(fapiaos.orderId, orderId))
    .orderBy(asc(fapiaos.issuedOn), asc(fapiaos.id));
  return rows.map(({ number }) => number);
}
