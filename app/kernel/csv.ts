/** Texts as fields of comma-separated values that spreadsheets open: pure. */

/** The mark by which spreadsheets know UTF-8. */
export const BOM = "\ufeff";

/** What makes a spreadsheet take a text for a formula. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/;

/** XML 1.0 has no place for these. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are taken out
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as a spreadsheet shows it and never computes it: what looks like a formula gets an apostrophe before it. */
export function inertText(text: string): string {
  const plain = text.replace(UNPRINTABLE, "").toWellFormed();
  return FORMULA.test(plain) ? `'${plain}` : plain;
}

/** A text as a field: inert, and in quotation marks where it must be. */
export function textField(text: string): string {
  const inert = inertText(text);
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
