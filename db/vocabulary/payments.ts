/** Words stored in rows about money moved outside the platform and matched inside it. */

/** `claimed`: the buyer's finance says it was sent; `received`: a bank statement line shows it; `refunded`: sent back. */
export const paymentKinds = ["claimed", "received", "refunded"] as const;
export type PaymentKind = (typeof paymentKinds)[number];

/** What says which order a received amount pays: the reference the payer quoted, or a person of the payee. */
export const matchGrounds = ["reference", "person"] as const;
export type MatchGround = (typeof matchGrounds)[number];

/** Derived by one pure function from what is due, claimed and received. */
export const paymentStates = ["not-due", "unpaid", "claimed", "part-paid", "paid", "overpaid"] as const;
export type PaymentState = (typeof paymentStates)[number];

export const statementLineStates = ["matched", "unmatched", "ignored"] as const;
export type StatementLineState = (typeof statementLineStates)[number];

/** What a matched line did to its order; over- and double payment are told apart. */
export const matchOutcomes = ["exact", "under", "over", "double"] as const;
export type MatchOutcome = (typeof matchOutcomes)[number];
