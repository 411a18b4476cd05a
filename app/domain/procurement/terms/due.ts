import type { PaymentState } from "#db/vocabulary/payments.ts";
import type { OrderTerms } from "#db/vocabulary/procurement.ts";
import { addDays, type Day } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";

/** Days to pay, and days by which that may be put off once, as the terms in force say. */
export type TermDays = { days: number; extensionDays: number };

/** The day a prepaid order (先款后货) confirmed on `day` is to be paid; null where confirmation sets none. */
export function dueAfterConfirmation(terms: OrderTerms, { days }: TermDays, day: Day): Day | null {
  return terms === "prepaid" ? addDays(day, days) : null;
}

/** The day goods accepted on `day` are to be paid, goods first (先货后款); null where acceptance sets none. */
export function dueAfterAcceptance(terms: OrderTerms, { days }: TermDays, day: Day): Day | null {
  return terms === "goods-first" ? addDays(day, days) : null;
}

/** An order as far as putting off its payment is concerned. */
export type DueOrder = {
  paymentState: PaymentState;
  paymentDueOn: Day | null;
  paymentExtendedAt: Date | string | null;
};

const owing: readonly PaymentState[] = ["unpaid", "claimed", "part-paid"];

/** Whether the day to pay may be put off today: something is owed, the terms allow it, it was not done before, and the day has not passed. */
export function mayExtend(order: DueOrder, { extensionDays }: TermDays, today: Day): boolean {
  return (
    owing.includes(order.paymentState) &&
    extensionDays > 0 &&
    order.paymentExtendedAt === null &&
    order.paymentDueOn !== null &&
    order.paymentDueOn >= today
  );
}

/**
 * The day to pay after its one extension.
 * @throws DomainError `payment.nothing_due`, `payment.no_extension`, `payment.extension_used`, `payment.extension_late`.
 */
export function extendedDue(order: DueOrder, rule: TermDays, today: Day): Day {
  if (order.paymentExtendedAt !== null) throw new DomainError("payment.extension_used");
  if (!owing.includes(order.paymentState) || order.paymentDueOn === null)
    throw new DomainError("payment.nothing_due");
  if (rule.extensionDays === 0) throw new DomainError("payment.no_extension");
  if (order.paymentDueOn < today)
    throw new DomainError("payment.extension_late", { day: order.paymentDueOn });
  return addDays(order.paymentDueOn, rule.extensionDays);
}
