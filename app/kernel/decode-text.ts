/** Encodings tried in turn where no byte order mark says which it is. */
const USUAL = ["utf-8", "gb18030"];

/**
 * Reads bytes as UTF-8, as GB18030 when they are not UTF-8, or as UTF-16 where its byte order mark says so; the mark is
 * dropped. Null when they are none of these.
 */
export function decodeText(bytes: Uint8Array): string | null {
  for (const encoding of markedEncodings(bytes) ?? USUAL) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding is tried.
    }
  }
  return null;
}

/** Spreadsheets save "Unicode text" as UTF-16, with its mark. */
function markedEncodings([first, second]: Uint8Array): string[] | null {
  if (first === 0xff && second === 0xfe) return ["utf-16le"];
  if (first === 0xfe && second === 0xff) return ["utf-16be"];
  return null;
}
