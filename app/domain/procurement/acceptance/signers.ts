import { DomainError } from "#app/kernel/errors.ts";

/** The people who already had a hand in an order. */
export type OrderPeople = { requesterId: string; approverId: string };

/**
 * Whoever asked for the goods or approved them does not also receive them: requester, approver, receiver and payer
 * are different people (product rule "Buying").
 * @throws DomainError `acceptance.same_person`.
 */
export function assertMayReceive(userId: string, order: OrderPeople): void {
  if (userId === order.requesterId) throw new DomainError("acceptance.same_person", { duty: "requester" });
  if (userId === order.approverId) throw new DomainError("acceptance.same_person", { duty: "approver" });
}

/**
 * The second signature is another person's than the receiver's, and not the approver's; the requester may give it.
 * @throws DomainError `acceptance.same_person`.
 */
export function assertMayCountersign(userId: string, receiverId: string, order: OrderPeople): void {
  if (userId === receiverId) throw new DomainError("acceptance.same_person", { duty: "receiver" });
  if (userId === order.approverId) throw new DomainError("acceptance.same_person", { duty: "approver" });
}
