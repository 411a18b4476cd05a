import { inflateSync } from "node:zlib";

const INFLATED_LIMIT = 32 * 1024 * 1024;
const TAIL_BYTES = 2048;
const Z_SYNC_FLUSH = 2;

/** Names under which a PDF carries what acts by itself, reaches out of the page, or hides another file. */
const dangerous = new Set([
  "JavaScript",
  "JS",
  "Launch",
  "EmbeddedFile",
  "EmbeddedFiles",
  "RichMedia",
  "XFA",
  "GoToE",
  "ImportData",
  "SubmitForm",
]);

/** Names of what is read in another way than as it stands. */
const hiding = new Set(["ObjStm", "Encrypt"]);

/** What is wrong with a PDF: cut off, locked so that nobody can look into it, or carrying something that acts by itself; null for a plain document. */
export function pdfProblem(bytes: Uint8Array): "truncated" | "locked" | "active" | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (!text.slice(-TAIL_BYTES).includes("%%EOF")) return "truncated";
  let left = INFLATED_LIMIT;
  for (const { outside, body } of parts(text)) {
    const names = namesOf(outside);
    if (names.some((name) => dangerous.has(name))) return "active";
    if (names.includes("Encrypt")) return "locked";
    if (body === null) continue;
    // Whoever reads a PDF may not agree where a stream begins: objects that stand inside one are looked at too.
    if (/\d\s+obj\b/.test(body) && namesOf(body).some((name) => dangerous.has(name) || hiding.has(name)))
      return "active";
    if (!names.includes("ObjStm")) continue;
    const objects = unpack(body, names, left);
    if (objects === null || namesOf(objects).some((name) => dangerous.has(name))) return "active";
    left -= objects.length;
  }
  return null;
}

/**
 * A PDF cut at its streams: what stands before each, with the dictionary that describes it, and the stream itself. Pixels and
 * typefaces are streams: a word found among their bytes by chance means nothing.
 */
function* parts(text: string): Generator<{ outside: string; body: string | null }> {
  let from = 0;
  for (const { index, 0: begin } of text.matchAll(/\bstream(?:\r\n|\n|\r)/g)) {
    if (index < from) continue;
    const start = index + begin.length;
    const end = text.indexOf("endstream", start);
    if (end < 0) break;
    yield { outside: text.slice(from, index), body: text.slice(start, end) };
    from = end + "endstream".length;
  }
  yield { outside: text.slice(from), body: null };
}

/** The names written in a piece of a PDF; a name may write any of its characters as `#xx`. */
function namesOf(text: string): string[] {
  return Array.from(text.matchAll(/\/([^\s/<>[\](){}%]+)/g), ([, written = ""]) =>
    written.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
  );
}

/** The objects packed in a stream; null where they are packed in another way than writers of PDF do, or without end. */
function unpack(stream: string, names: readonly string[], limit: number): string | null {
  const filters = names.filter((name) => name.endsWith("Decode") && name !== "Decode");
  if (filters.length === 0) return /^\s*\d/.test(stream) && stream.length <= limit ? stream : null;
  if (filters.length > 1 || filters[0] !== "FlateDecode" || names.includes("DecodeParms") || limit <= 0)
    return null;
  try {
    const options = { maxOutputLength: limit, finishFlush: Z_SYNC_FLUSH };
    return inflateSync(Buffer.from(stream, "latin1"), options).toString("latin1");
  } catch {
    return null;
  }
}
