import { asc, eq, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { brokenConstraintOf, type InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { fapiaos } from "#db/schema/payments.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";

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
 * @throws DomainError `fapiao.number_taken`, `fapiao.counted_elsewhere` where a channel's sale was counted for it.
 */
export async function insertFapiao(ctx: InTransaction, fapiao: NewFapiao): Promise<{ fapiaoId: string }> {
  const rows = await insertOnce(ctx, fapiao);
  const row = oneRow(rows, "fapiao.number_taken");
  await ctx.db
    .update(purchaseOrders)
    .set({ invoicedFen: sql`${purchaseOrders.invoicedFen} + ${fapiao.amountFen}` })
    .where(eq(purchaseOrders.id, fapiao.orderId));
  return row;
}

async function insertOnce(ctx: InTransaction, fapiao: NewFapiao): Promise<{ fapiaoId: string }[]> {
  try {
    return await insert(ctx, fapiao);
  } catch (error) {
    if (brokenConstraintOf(error) !== "counted_sale_keys_pkey") throw error;
    throw new DomainError("fapiao.counted_elsewhere", {}, [
      { path: ["number"], code: "fapiao.counted_elsewhere" },
    ]);
  }
}

function insert(ctx: InTransaction, fapiao: NewFapiao) {
  return ctx.db
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
}
