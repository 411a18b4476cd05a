import type { MatchGround, PaymentKind } from "#db/vocabulary/payments.ts";

type Movement = {
  kind: PaymentKind;
  amountFen: number;
  matchedBy: MatchGround | null;
  confirmedAt: Date | null;
};

/** Whether the payer stands behind a match: quoted the order's reference, or confirmed what a person of the payee said. */
export function isProven({ matchedBy, confirmedAt }: Pick<Movement, "matchedBy" | "confirmedAt">): boolean {
  return matchedBy === "reference" || confirmedAt !== null;
}

/**
 * What was received and the payer stands behind, less what was sent back, in fen. A match that only a person of the
 * payee made may be wrong and is taken back then; evidence, which is never taken back, does not rest on it.
 */
export function provenFen(movements: readonly Movement[]): number {
  let fen = 0;
  for (const movement of movements) {
    if (movement.kind === "refunded") fen -= movement.amountFen;
    if (movement.kind === "received" && isProven(movement)) fen += movement.amountFen;
  }
  return Math.max(0, fen);
}
