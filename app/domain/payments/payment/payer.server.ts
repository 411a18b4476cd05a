import { and, eq, ne, or } from "drizzle-orm";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { acceptances } from "#db/schema/deliveries.server.ts";
import type { LockedAccount } from "./records.server.ts";

/** Asking, approving, receiving and paying lie in different hands. @throws DomainError `payment.same_person`. */
export async function assertMayPay(ctx: InTransaction, order: LockedAccount): Promise<void> {
  const { userId } = ctx.actor;
  if (userId === order.requesterId || userId === order.approverId)
    throw new DomainError("payment.same_person");
  const signed = await ctx.db
    .select({ id: acceptances.id })
    .from(acceptances)
    .where(
      and(
        eq(acceptances.orderId, order.id),
        ne(acceptances.state, "withdrawn"),
        or(eq(acceptances.receiverId, userId), eq(acceptances.countersignerId, userId)),
      ),
    )
    .limit(1);
  if (signed.length > 0) throw new DomainError("payment.same_person");
}
