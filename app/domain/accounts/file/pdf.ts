import { inflateSync } from "node:zlib";

const INFLATED_LIMIT = 32 * 1024 * 1024;
const TAIL_BYTES = 2048;
const Z_SYNC_FLUSH = 2;

/** Names under which a PDF carries what acts by itself, or hides another file. */
const dangerous = new Set([
  "JavaScript",
  "JS",
  "Launch",
  "EmbeddedFile",
  "EmbeddedFiles",
  "RichMedia",
  "XFA",
]);

/** What is wrong with a PDF: cut off, or carrying something that acts by itself; null for a plain document. */
export function pdfProblem(bytes: Uint8Array): "truncated" | "active" | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (!text.slice(-TAIL_BYTES).includes("%%EOF")) return "truncated";
  if (namesDangerous(text)) return "active";
  for (const objects of objectStreams(text)) {
    if (objects === null || namesDangerous(objects)) return "active";
  }
  return null;
}

/** A name may write any of its characters as `#xx`. */
function namesDangerous(text: string): boolean {
  for (const [, written = ""] of text.matchAll(/\/([A-Za-z#][A-Za-z0-9#]*)/g)) {
    const name = written.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if (dangerous.has(name)) return true;
  }
  return false;
}

/** The unpacked object streams, in which names may hide; null for one that unpacks to more than anybody needs. */
function* objectStreams(text: string): Generator<string | null> {
  let left = INFLATED_LIMIT;
  for (const match of text.matchAll(/\/ObjStm\b[\s\S]{0,400}?stream\r?\n/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf("endstream", start);
    if (end < 0) return;
    const unpacked = unpack(text.slice(start, end), left);
    if (unpacked === "too large") yield null;
    else if (unpacked !== null) {
      left -= unpacked.length;
      yield unpacked;
    }
    if (left <= 0) return;
  }
}

function unpack(stream: string, limit: number): string | "too large" | null {
  try {
    const options = { maxOutputLength: limit, finishFlush: Z_SYNC_FLUSH };
    return inflateSync(Buffer.from(stream, "latin1"), options).toString("latin1");
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? "too large" : null;
  }
}
