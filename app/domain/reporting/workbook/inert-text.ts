/** Text that a spreadsheet would take for a formula: its first character is one of these. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** XML 1.0 has no place for these. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are taken out
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as a spreadsheet shows it and never computes it: what looks like a formula gets an apostrophe before it. */
export function inertText(text: string): string {
  const plain = text.replace(UNPRINTABLE, "").toWellFormed();
  return FORMULA.test(plain) ? `'${plain}` : plain;
}

/** Fen as yuan with two decimals, exact: 123450 is `1234.50`. */
export function yuanOf(fen: number): string {
  const digits = Math.abs(fen).toString().padStart(3, "0");
  return `${fen < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
