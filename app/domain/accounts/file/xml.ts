/** What declares entities or asks a browser to draw the document with another one. */
const DANGEROUS = /<!DOCTYPE|<!ENTITY|<\?xml-stylesheet|http:\/\/www\.w3\.org\/(1999\/xhtml|2000\/svg)/i;

/** What is wrong with an XML invoice: not readable as text with a root element, or carrying what acts by itself. */
export function xmlProblem(bytes: Uint8Array): "unreadable" | "active" | null {
  const text = decoded(bytes);
  if (text === null || text.includes("\u0000")) return "unreadable";
  if (DANGEROUS.test(text)) return "active";
  const root = /^\s*<\?xml[^>]*\?>\s*(?:<!--[\s\S]*?-->\s*)*<([\p{L}_][\p{L}\p{N}_.:-]*)/u.exec(text)?.[1];
  if (root === undefined) return "unreadable";
  return text.trimEnd().endsWith(`</${root}>`) ? null : "unreadable";
}

/** The text, in UTF-8 or else in the GB18030 of older systems. */
function decoded(bytes: Uint8Array): string | null {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding is tried.
    }
  }
  return null;
}
