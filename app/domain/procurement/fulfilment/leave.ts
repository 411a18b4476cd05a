import type { Day } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import type { OrderState } from "#db/vocabulary/procurement.ts";
import { type OrderAccount, outstandingFen } from "#app/domain/procurement/order/account.ts";
import { dispatchableStates } from "#app/domain/procurement/order/states.ts";
import { assertDayWithin } from "./day-window.ts";

export type LeavingOrder = OrderAccount & {
  /** The business day the supplier confirmed. */
  confirmedOn: Day;
};

/** Whether all that is due for a prepaid order has come in; goods-first orders wait for no money. */
export function isPaidEnoughToLeave(order: OrderAccount): boolean {
  return order.terms === "goods-first" || outstandingFen(order) === 0;
}

/**
 * Whether goods of an order may leave at all: it is confirmed and not yet wholly dispatched, a prepaid order is paid,
 * the dispatch day lies between confirmation and today, and the delivery is the next one.
 * @throws DomainError `order.wrong_state`, `delivery.unpaid`, `delivery.day_impossible`, `delivery.sequence_taken`.
 */
export function assertMayLeave(
  order: LeavingOrder,
  asked: { dispatchedOn: Day; sequence: number },
  now: { today: Day; nextSequence: number },
): void {
  if (asked.sequence !== now.nextSequence)
    throw new DomainError("delivery.sequence_taken", { asked: asked.sequence, next: now.nextSequence });
  if (!(dispatchableStates as readonly OrderState[]).includes(order.state))
    throw new DomainError("order.wrong_state", { state: order.state });
  if (!isPaidEnoughToLeave(order))
    throw new DomainError("delivery.unpaid", { outstandingFen: outstandingFen(order) });
  assertDayWithin(
    asked.dispatchedOn,
    { from: order.confirmedOn, to: now.today },
    "delivery.day_impossible",
    "dispatchedOn",
  );
}
