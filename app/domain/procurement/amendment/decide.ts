import { DomainError } from "#app/kernel/errors.ts";
import { canMove } from "#app/kernel/transitions.ts";
import type { AmendmentState, TradeSide } from "#db/vocabulary/procurement.ts";
import { amendmentTransitions } from "./states.ts";

export type AmendmentDecision = Exclude<AmendmentState, "proposed">;

/** Which side of its own order an organisation stands on. */
export function sideOfTrade(order: { supplierId: string }, organisationId: string): TradeSide {
  return order.supplierId === organisationId ? "supplier" : "buyer";
}

/** Whether a side may take this decision: only who proposed takes back, only the other side agrees or declines. */
export function mayDecide(proposedBy: TradeSide, side: TradeSide, decision: AmendmentDecision): boolean {
  return (decision === "withdrawn") === (proposedBy === side);
}

/**
 * Whether a side may take this decision on a proposal as it now stands.
 * @throws DomainError `amendment.other_side`, `amendment.wrong_state`.
 */
export function assertMayDecide(
  amendment: { proposedBy: TradeSide; state: AmendmentState },
  side: TradeSide,
  decision: AmendmentDecision,
): void {
  if (!mayDecide(amendment.proposedBy, side, decision)) throw new DomainError("amendment.other_side");
  if (!canMove(amendmentTransitions, amendment.state, decision))
    throw new DomainError("amendment.wrong_state", { state: amendment.state, wanted: decision });
}
