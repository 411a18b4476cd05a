import { isOfd } from "./ofd.ts";

/** Media types we keep; everything else is refused. */
export type AcceptedType =
  | "image/jpeg"
  | "image/png"
  | "image/webp"
  | "application/pdf"
  | "application/ofd"
  | "application/xml";

const startsWith = (bytes: Uint8Array, offset: number, expected: readonly number[]) =>
  bytes.length >= offset + expected.length && expected.every((byte, at) => bytes[offset + at] === byte);

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0));

/** What a file is by its first bytes; its name and the browser's word for it count for nothing. */
export function sniffType(bytes: Uint8Array): AcceptedType | null {
  if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (startsWith(bytes, 0, [0x89, ...ascii("PNG\r\n"), 0x1a, 0x0a])) return "image/png";
  if (startsWith(bytes, 0, ascii("RIFF")) && startsWith(bytes, 8, ascii("WEBP"))) return "image/webp";
  if (startsWith(bytes, 0, ascii("%PDF-"))) return "application/pdf";
  if (startsWith(bytes, 0, [...ascii("PK"), 3, 4]) && isOfd(bytes)) return "application/ofd";
  if (startsWith(bytes, startsWith(bytes, 0, BYTE_ORDER_MARK) ? 3 : 0, ascii("<?xml")))
    return "application/xml";
  return null;
}
