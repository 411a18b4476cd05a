/** How a target is spread over parts, and how far along a plan a day is: pure, in whole fen. */
import { type Day, daysBetween, monthOf, yearOf } from "#app/kernel/calendar.ts";
import { addMonths } from "#app/kernel/calendar.ts";

/**
 * Spreads an amount by weights, so that the parts are whole fen and sum to it exactly: what rounding leaves goes to the
 * largest remainders, the first of equals first. Without any weight above zero all parts are alike.
 */
export function spreadBy(amountFen: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  const positive = weights.map((weight) => Math.max(0, Math.round(weight)));
  const sum = positive.reduce((total, weight) => total + BigInt(weight), 0n);
  const [used, whole] =
    sum === 0n ? [weights.map(() => 1n), BigInt(weights.length)] : [positive.map(BigInt), sum];
  const shares = used.map((weight) => BigInt(amountFen) * weight);
  const parts = shares.map((share) => share / whole);
  let left = BigInt(amountFen) - parts.reduce((total, part) => total + part, 0n);
  const byRemainder = shares
    .map((share, index) => ({ index, remainder: share % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts.map(Number);
}

/**
 * Twelve months as weights, of which only those before `today` are known to their end: one that runs or is still to come weighs
 * what the months that are over weigh on the average.
 */
export function seasonOf(months: readonly number[], year: number, today: Day): number[] {
  if (yearOf(today) > year) return [...months];
  const over = yearOf(today) < year ? 0 : monthOf(today) - 1;
  const mean = over === 0 ? 0 : months.slice(0, over).reduce((sum, fen) => sum + fen, 0) / over;
  return months.map((fen, index) => (index < over ? fen : Math.round(mean)));
}

/** The days of each month of a year, January first: the weights of an even run. */
export function daysOfMonths(year: number): number[] {
  return Array.from({ length: 12 }, (_, index) => {
    const first = addMonths(`${year}-01-01`, index);
    return daysBetween(first, addMonths(first, 1));
  });
}

/**
 * How much of a year's plan should be done at the end of `today`, in fen: its months until then and the running one by its
 * days; `months` are the plan's twelve, January first, and what they miss of the whole is spread like them.
 */
export function plannedBy(year: number, today: Day, wholeFen: number, months: readonly number[]): number {
  if (yearOf(today) < year) return 0;
  if (yearOf(today) > year) return wholeFen;
  const total = months.reduce((sum, fen) => sum + fen, 0);
  if (total <= 0) return 0;
  const month = monthOf(today);
  const before = months.slice(0, month - 1).reduce((sum, fen) => sum + fen, 0);
  const days = daysOfMonths(year)[month - 1] ?? 30;
  const done = before + ((months[month - 1] ?? 0) * Number(today.slice(8))) / days;
  return Math.round((wholeFen * done) / total);
}
