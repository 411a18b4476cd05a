import { asc, eq, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { newId } from "#app/kernel/id.ts";
import { fapiaos } from "#db/schema/payments.server.ts";
import { purchaseOrders } from "#db/schema/procurement.server.ts";

/** The invoice numbers registered for an order, oldest first. */
export async function listFapiaoNumbers(ctx: Pick<AnyContext, "db">, orderId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ number: fapiaos.number })
    .from(fapiaos)
    .where(eq(fapiaos.orderId, orderId))
    .orderBy(asc(fapiaos.issuedOn), asc(fapiaos.id));
  return rows.map(({ number }) => number);
}

type NewFapiao = Pick<
  typeof fapiaos.$inferInsert,
  "orderId" | "supplierId" | "number" | "amountFen" | "issuedOn" | "fileId"
>;

/**
 * Keeps an invoice and adds its amount to what the locked order has invoiced.
 * @throws DomainError `fapiao.number_taken`.
 */
export async function insertFapiao(ctx: InTransaction, fapiao: NewFapiao): Promise<{ fapiaoId: string }> {
  const rows = await ctx.db
    .insert(fapiaos)
    .values({
      ...fapiao,
      id: newId(ctx.now),
      registeredById: ctx.actor.userId,
      registeredAt: ctx.now,
      isDemo: ctx.demo,
    })
    .onConflictDoNothing({ target: fapiaos.number })
    .returning({ fapiaoId: fapiaos.id });
  const row = oneRow(rows, "fapiao.number_taken");
  await ctx.db
    .update(purchaseOrders)
    .set({ invoicedFen: sql`${purchaseOrders.invoicedFen} + ${fapiao.amountFen}` })
    .where(eq(purchaseOrders.id, fapiao.orderId));
  return row;
}
