/** What an order owes and what has come in, decided once: every writer of an order's money calls these functions. */
import type { PaymentState } from "#db/vocabulary/payments.ts";
import type { OrderState, OrderTerms } from "#db/vocabulary/procurement.ts";

/** Amounts of one order in fen; `claimedFen` is what the buyer says is on its way and no bank line has shown yet. */
export type OrderAccount = {
  state: OrderState;
  terms: OrderTerms;
  totalFen: number;
  /** What both sides agreed will not be delivered. */
  waivedFen: number;
  acceptedFen: number;
  returnedFen: number;
  receivedFen: number;
  claimedFen: number;
};

/**
 * What is due now, in fen. Goods first: what was accepted and kept. Prepaid: the whole order but what was waived, from
 * its confirmation on, and what was accepted and kept once every pack is answered for. An order that came to nothing owes nothing.
 */
export function dueFen(account: OrderAccount): number {
  const keptFen = account.acceptedFen - account.returnedFen;
  switch (account.state) {
    case "placed":
    case "declined":
    case "cancelled":
      return 0;
    case "confirmed":
    case "partly-dispatched":
    case "dispatched":
    case "partly-accepted":
      return account.terms === "prepaid"
        ? account.totalFen - account.waivedFen - account.returnedFen
        : keptFen;
    case "accepted":
      return keptFen;
  }
}

/** What is still to come, in fen; zero when nothing is. */
export function outstandingFen(account: OrderAccount): number {
  return Math.max(0, dueFen(account) - account.receivedFen);
}

/** What is to be sent back, in fen; zero when nothing is. */
export function overpaidFen(account: OrderAccount): number {
  return Math.max(0, account.receivedFen - dueFen(account));
}

/** What the buyer may still transfer, in fen: what is to come less what is already on its way. */
export function payableFen(account: OrderAccount): number {
  return Math.max(0, outstandingFen(account) - account.claimedFen);
}

/** The one word for where an order stands with its money. */
export function paymentStateOf(account: OrderAccount): PaymentState {
  const due = dueFen(account);
  if (account.receivedFen > due) return "overpaid";
  if (due === 0) return "not-due";
  if (account.receivedFen === due) return "paid";
  if (account.receivedFen > 0) return "part-paid";
  return account.claimedFen > 0 ? "claimed" : "unpaid";
}
