import { and, eq } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { orderProgress } from "#app/domain/procurement/order/progress.ts";
import { moveOrder, type OrderRow } from "#app/domain/procurement/order/records.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import type { NamedAmendment } from "./input.ts";
import {
  type AmendmentRow,
  addWaived,
  decideAmendment,
  listAmendmentLines,
  lockToDecide,
} from "./records.server.ts";
import { planWaiver, type Waiver } from "./waive.ts";

/** What an agreement brought about, for those who hold stock and count money. */
export type AgreedAmendment = {
  before: OrderRow;
  order: OrderRow;
  amendment: AmendmentRow;
  waiver: Waiver;
};

/**
 * Puts a proposal in force: its packs, which must still be there to give up, are counted as waived on lines and order,
 * and the order's state follows its goods.
 * @throws DomainError `order.not_found`, `amendment.not_found`, `amendment.other_side`, `amendment.wrong_state`; `amendment.over_rest`
 * when some of the packs have left since.
 */
export async function putInForce(ctx: InTransaction, named: NamedAmendment): Promise<AgreedAmendment> {
  const { order: before, lines, amendment: proposed } = await lockToDecide(ctx, named, "agreed");
  const waiver = planWaiver(lines, await listAmendmentLines(ctx, proposed.id));
  const amendment = await decideAmendment(ctx, proposed, "agreed", null);
  const state = orderProgress(await addWaived(ctx, lines, waiver));
  const changes = { waivedFen: before.waivedFen + waiver.amountFen };
  const order =
    state === before.state
      ? await changeWaived(ctx, before, changes)
      : await moveOrder(ctx, before, state, changes);
  return { before, order, amendment, waiver };
}

/** The order stays in its state: part of the rest is still to come. */
async function changeWaived(ctx: InTransaction, order: OrderRow, changes: { waivedFen: number }) {
  const rows = await ctx.db
    .update(purchaseOrders)
    .set(changes)
    .where(and(eq(purchaseOrders.id, order.id), eq(purchaseOrders.waivedFen, order.waivedFen)))
    .returning();
  return oneRow(rows, "order.wrong_state");
}
