/** Global Trade Item Numbers: 8, 12, 13 or 14 digits, the last a check digit; kept as 14 with zeros in front. */

const LENGTHS = [8, 12, 13, 14];

/** The check digit of the digits before it: weights 3 and 1 in turn, from the right. */
export function gtinCheckDigit(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place++)
    sum += Number(digits[digits.length - 1 - place]) * (place % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10;
}

/** Reads a GTIN as typed (spaces and dashes allowed) into 14 digits; null when it is none. */
export function readGtin(text: string): string | null {
  const digits = text.normalize("NFKC").replace(/[\s-]/g, "");
  if (!/^\d+$/.test(digits) || !LENGTHS.includes(digits.length) || /^0+$/.test(digits)) return null;
  const body = digits.slice(0, -1);
  return gtinCheckDigit(body) === Number(digits.slice(-1)) ? digits.padStart(14, "0") : null;
}
