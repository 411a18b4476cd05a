/** Which order a bank line pays, and how well: pure. */
import { dueFen, type OrderAccount, outstandingFen } from "#app/domain/procurement/order/account.ts";
import type { Day } from "#app/kernel/calendar.ts";
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

type Quoted = { memo: string; bookedOn: Day };

/**
 * Sorts bank lines under the orders whose reference they quote, the orders in the sequence given, the lines of each
 * oldest first. A line that quotes none of them, or two different ones, is left to a person.
 */
export function groupByOrder<Account extends { paymentReference: string }, Line extends Quoted>(
  accounts: readonly Account[],
  lines: readonly Line[],
): { account: Account; lines: Line[] }[] {
  const groups = new Map(
    accounts.map((account) => [account.paymentReference, { account, lines: [] as Line[] }]),
  );
  for (const line of lines) {
    const quoted = referencesIn(line.memo).filter((code) => groups.has(code));
    const [code] = quoted;
    if (quoted.length === 1 && code !== undefined) groups.get(code)?.lines.push(line);
  }
  for (const { lines: paying } of groups.values())
    paying.sort((one, other) => one.bookedOn.localeCompare(other.bookedOn));
  return [...groups.values()].filter(({ lines: paying }) => paying.length > 0);
}
