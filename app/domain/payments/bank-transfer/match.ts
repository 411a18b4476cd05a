/** Which order a bank line pays, and how well: pure. */
import { dueFen, type OrderAccount, outstandingFen } from "#app/domain/procurement/order/account.ts";
import type { MatchOutcome } from "#db/vocabulary/payments.ts";

const PREFIX = "HQ";
const CODE_LENGTH = 8;

/** A text as codes are compared: full-width letters narrowed, upper case, letters and digits only. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
}

/**
 * Every text in a memo that could be a payment reference, in the order it stands there. Case, spaces, punctuation
 * and full-width forms do not matter; what is written around the code does not either.
 */
export function referencesIn(memo: string): string[] {
  const text = plain(memo);
  const found: string[] = [];
  for (let at = text.indexOf(PREFIX); at >= 0; at = text.indexOf(PREFIX, at + 1)) {
    const code = text.slice(at, at + PREFIX.length + CODE_LENGTH);
    if (code.length === PREFIX.length + CODE_LENGTH && !found.includes(code)) found.push(code);
  }
  return found;
}

/**
 * What a received amount (positive fen) does to an order: pays exactly what is to come, less, more, or comes again
 * after everything was paid.
 */
export function outcomeOf(account: OrderAccount, amountFen: number): MatchOutcome {
  const outstanding = outstandingFen(account);
  if (outstanding === 0) return account.receivedFen > 0 && dueFen(account) > 0 ? "double" : "over";
  if (amountFen === outstanding) return "exact";
  return amountFen < outstanding ? "under" : "over";
}
