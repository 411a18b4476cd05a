import type { Actor } from "#app/domain/core/context.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { raiseGrade } from "#app/domain/ledger/entry/post.server.ts";
import { listFapiaoNumbers } from "#app/domain/payments/fapiao/records.server.ts";
import {
  getHeldAccount,
  type LockedAccount,
  writeAccount,
} from "#app/domain/payments/payment/records.server.ts";
import { dueFen } from "#app/domain/procurement/order/account.ts";
import type { Day } from "#app/kernel/calendar.ts";

/**
 * Brings an order's payment state and its entries' evidence to what its goods, transfers and invoices say: called at
 * the end of everything that accepts, returns, pays or invoices, under the order's lock. Entries rise to `paid` when
 * all that is due has come in and is proven (a grade is never taken back), to `invoiced` when all that was accepted
 * and kept is invoiced; `on` is the day of what happened. Returns the order's account as it now stands.
 */
export async function settleOrder(
  ctx: InTransaction<Actor | null>,
  orderId: string,
  on: Day,
): Promise<LockedAccount> {
  const account = await writeAccount(ctx, await getHeldAccount(ctx, orderId));
  const keptFen = account.acceptedFen - account.returnedFen;
  const due = dueFen(account);
  if (account.invoicedFen > 0 && keptFen > 0 && account.invoicedFen >= keptFen) {
    const numbers = await listFapiaoNumbers(ctx, orderId);
    await raiseGrade(ctx, orderId, "invoiced", on, numbers.join(" ").slice(0, 500));
  }
  if (due > 0 && account.provenFen >= due)
    await raiseGrade(ctx, orderId, "paid", on, account.paymentReference);
  return account;
}
