const DIGITS = 4;

/** The series that a year's recalls take their numbers from. */
export const recallSeries = (year: number) => `RC-${year}`;

/** `RC-2026-0001`: the number of a recall within its year, over all suppliers. */
export function recallNumber(year: number, sequence: number): string {
  return `${recallSeries(year)}-${String(sequence).padStart(DIGITS, "0")}`;
}
