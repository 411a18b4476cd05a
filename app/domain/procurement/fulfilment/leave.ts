import type { Day } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import type { OrderState, OrderTerms } from "#db/vocabulary/procurement.ts";
import { dispatchableStates } from "#app/domain/procurement/order/states.ts";
import { assertDayWithin } from "./day-window.ts";

export type LeavingOrder = {
  state: OrderState;
  terms: OrderTerms;
  totalFen: number;
  receivedFen: number;
  /** The business day the supplier confirmed. */
  confirmedOn: Day;
};

/** Whether a prepaid order's money (fen) has come in whole; goods-first orders wait for none. */
export function isPaidEnoughToLeave(
  order: Pick<LeavingOrder, "terms" | "totalFen" | "receivedFen">,
): boolean {
  return order.terms === "goods-first" || order.receivedFen >= order.totalFen;
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
    throw new DomainError("delivery.unpaid", { totalFen: order.totalFen, receivedFen: order.receivedFen });
  assertDayWithin(
    asked.dispatchedOn,
    { from: order.confirmedOn, to: now.today },
    "delivery.day_impossible",
    "dispatchedOn",
  );
}
