/** Reads bytes as UTF-8, or as GB18030 when they are not UTF-8; a byte order mark is dropped. Null when they are neither. */
export function decodeText(bytes: Uint8Array): string | null {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding is tried.
    }
  }
  return null;
}
