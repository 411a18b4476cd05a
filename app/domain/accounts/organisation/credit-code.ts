/** Unified social credit codes (GB 32100-2015): 18 characters, the last of which checks the others. */

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const LENGTH = 18;

/** The code as it is stored: upper case, without the spaces and dashes people write for reading. */
export function plainCreditCode(text: string): string {
  return text.normalize("NFKC").replaceAll(/[\s-]/g, "").toUpperCase();
}

/**
 * What is wrong with a code: `malformed` cannot be one. `doubtful` has a check character that does not agree, which
 * some lawful early codes have too, so a person decides. Null for a sound code.
 */
export function creditCodeProblem(code: string): "malformed" | "doubtful" | null {
  if (code.length !== LENGTH) return "malformed";
  for (const character of code) if (!ALPHABET.includes(character)) return "malformed";
  return checkCharacter(code.slice(0, LENGTH - 1)) === code.at(-1) ? null : "doubtful";
}

/** The eighteenth character for the first seventeen: weights are powers of 3 modulo 31. */
export function checkCharacter(first17: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] ?? "";
}
