import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { newId } from "#app/kernel/id.ts";
import {
  insertPayments,
  type LockedAccount,
  writeAccount,
} from "#app/domain/payments/payment/records.server.ts";
import { outcomeOf } from "./match.ts";
import { moveLine, type StatementLine } from "./records.server.ts";
import type { MatchGround } from "#db/vocabulary/payments.ts";

/**
 * Books bank lines (oldest first) as received on a locked order: one payment and one outcome per line, and what says
 * that they pay it. Returns the
 * order's account as it then stands.
 * @throws DomainError `statement.line_wrong_state` when a line was dealt with already.
 */
export async function receiveOnOrder(
  ctx: InTransaction,
  order: LockedAccount,
  lines: readonly StatementLine[],
  matchedBy: MatchGround,
): Promise<LockedAccount> {
  let account = order;
  for (const line of lines) {
    await moveLine(ctx, line.id, "unmatched", {
      state: "matched",
      orderId: order.id,
      outcome: outcomeOf(account, line.amountFen),
    });
    account = { ...account, receivedFen: account.receivedFen + line.amountFen };
  }
  await insertPayments(
    ctx,
    lines.map((line) => ({
      id: newId(ctx.now),
      orderId: order.id,
      kind: "received" as const,
      matchedBy,
      amountFen: line.amountFen,
      occurredOn: line.bookedOn,
      statementLineId: line.id,
    })),
  );
  return writeAccount(ctx, order);
}
