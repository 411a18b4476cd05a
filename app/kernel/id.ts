/** Identifiers are UUID version 7 (RFC 9562): random, and in order of creation, so that indexes grow at their end. */

/** Random bytes drawn beforehand: to ask the system for sixteen takes longer than all else about an identifier. */
let drawn = new Uint8Array(0);
let used = 0;
const DRAWN_AT_ONCE = 4_096;

/** Random bytes that nobody has been given before; at most 4,096 of them. */
function randomBytes(count: number): Uint8Array {
  if (used + count > drawn.length) {
    drawn = crypto.getRandomValues(new Uint8Array(DRAWN_AT_ONCE));
    used = 0;
  }
  used += count;
  return drawn.slice(used - count, used);
}

/** Makes an identifier for the instant `now`. */
export function newId(now: Date = new Date()): string {
  const bytes = randomBytes(16);
  const milliseconds = now.getTime();
  for (let index = 0; index < 6; index++)
    bytes[index] = Math.floor(milliseconds / 2 ** (8 * (5 - index))) & 0xff;
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text from outside can be an identifier at all; a forged one is simply not found. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

const CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** A code of `length` characters that a person can read aloud and type: no 0/O, 1/I/L. */
export function newReadableCode(length: number): string {
  let code = "";
  while (code.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 248 && code.length < length) code += CODE_ALPHABET[byte % CODE_ALPHABET.length];
    }
  }
  return code;
}
