import { isProven } from "#app/domain/payments/payment/proven.ts";
import { DomainError } from "#app/kernel/errors.ts";
import type { MatchGround } from "#db/vocabulary/payments.ts";

type Match = { amountFen: number; matchedBy: MatchGround | null; confirmedAt: Date | null };

/**
 * Whether a match may be taken back: a person of the payee made it, the payer has not confirmed it, and the money has
 * not been sent back meanwhile (`receivedFen` is what the order holds, this match included).
 * @throws DomainError `statement.match_proven`, `statement.match_refunded`.
 */
export function assertMayUnmatch(match: Match, receivedFen: number): void {
  if (isProven(match)) throw new DomainError("statement.match_proven");
  if (match.amountFen > receivedFen) throw new DomainError("statement.match_refunded");
}
