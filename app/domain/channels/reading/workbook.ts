/** The first sheet of an XLSX workbook as rows of text, read as a stream. */
import { DomainError } from "#app/kernel/errors.ts";
import { type Archive, openArchive, unpack, unpackAll } from "./archive.ts";
import { type Cell, EMPTY_CELL, MOST_COLUMNS, type SheetRow } from "./sheet.ts";

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
/** Between the days of the two calendars a workbook may count in. */
const DAYS_OF_1904 = 1462;

/** Whether the bytes are a ZIP archive, as every XLSX is. */
export const isArchive = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3;

/** Whether the bytes are what Excel wrote before 2007, or a workbook under a password: the same container. */
export const isCompound = (bytes: Uint8Array) => COMPOUND_FILE.every((byte, at) => bytes[at] === byte);

/**
 * Refuses what stands in the old container: a workbook under a password, or an old one.
 * @throws DomainError `sales_file.locked`, `sales_file.old_format`.
 */
export function refuseCompound(bytes: Uint8Array): never {
  const name = Buffer.from("EncryptedPackage", "utf16le");
  throw new DomainError(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name)
      ? "sales_file.locked"
      : "sales_file.old_format",
  );
}

/**
 * Opens a workbook.
 * @throws DomainError `sales_file.macro` for one that carries macros, and what {@link openArchive} throws.
 */
export function openWorkbook(bytes: Uint8Array): Archive {
  const archive = openArchive(bytes);
  if (archive.names.some((name) => /vbaProject|macrosheets|activeX|externalLinks/i.test(name)))
    throw new DomainError("sales_file.macro");
  if (!archive.names.includes("xl/workbook.xml")) throw new DomainError("sales_file.type");
  return archive;
}

/** Rows of the first sheet, from the top, without the empty ones; and how many the file has at most. */
export async function readWorkbook(
  archive: Archive,
): Promise<{ rows: AsyncGenerator<SheetRow>; rowCount: number }> {
  const workbook = await unpackAll(archive, "xl/workbook.xml");
  const sheet = await firstSheet(archive, workbook);
  const { merges, rowCount } = await survey(archive, sheet);
  const shift = /date1904="(1|true)"/.test(workbook) ? DAYS_OF_1904 : 0;
  return { rows: rowsOf(archive, sheet, merges, shift), rowCount };
}

async function* rowsOf(
  archive: Archive,
  sheet: string,
  merges: ReadonlyMap<number, Merge[]>,
  shift: number,
): AsyncGenerator<SheetRow> {
  const shared = await sharedTexts(archive);
  const above = new Map<number, { cell: Cell; until: number }>();
  let expected = 1;
  for await (const xml of elements(unpack(archive, sheet), "row")) {
    const rowNumber = Number(/^<row[^>]*\sr="(\d+)"/.exec(xml)?.[1] ?? expected);
    expected = rowNumber + 1;
    const cells = cellsOf(xml, shared, shift);
    for (const { column, from, until } of merges.get(rowNumber) ?? [])
      above.set(column, { cell: { ...(cells[from] ?? EMPTY_CELL), merged: true }, until });
    for (const [column, { cell, until }] of above) {
      if (rowNumber > until) above.delete(column);
      else {
        while (cells.length <= column) cells.push(EMPTY_CELL);
        cells[column] = cell;
      }
    }
    if (cells.some(({ text, formula }) => text !== "" || formula)) yield { rowNumber, cells };
  }
}

async function firstSheet(archive: Archive, workbook: string): Promise<string> {
  const id = /<sheet\s[^>]*?\br:id="([^"]+)"/.exec(workbook)?.[1];
  const relations = await unpackAll(archive, "xl/_rels/workbook.xml.rels");
  const relation = [...relations.matchAll(/<Relationship\s[^>]*>/g)].find(([tag]) =>
    tag.includes(`Id="${id}"`),
  )?.[0];
  const target = relation ? /Target="([^"]+)"/.exec(relation)?.[1] : undefined;
  const path = target
    ? target.startsWith("/")
      ? target.slice(1)
      : `xl/${target}`
    : "xl/worksheets/sheet1.xml";
  if (!archive.parts.has(path)) throw new DomainError("sales_file.unreadable");
  return path;
}

async function sharedTexts(archive: Archive): Promise<string[]> {
  const texts: string[] = [];
  if (!archive.parts.has("xl/sharedStrings.xml")) return texts;
  for await (const xml of elements(unpack(archive, "xl/sharedStrings.xml"), "si")) texts.push(textIn(xml));
  return texts;
}

/** A column that begins a merge in its row: from which column its value comes, and the last row it covers. */
type Merge = { column: number; from: number; until: number };

/** What must be known of a sheet before its first row: merges stand behind all rows. */
async function survey(archive: Archive, sheet: string) {
  const merges = new Map<number, Merge[]>();
  let rowCount = 0;
  const take = (text: string) => {
    rowCount += text.match(/<row[\s>]/g)?.length ?? 0;
    for (const [, first = "", top, last = "", bottom] of text.matchAll(
      /<mergeCell [^>]*ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g,
    )) {
      const from = columnOf(first);
      const to = Math.min(columnOf(last), MOST_COLUMNS - 1);
      const begun = merges.get(Number(top)) ?? [];
      for (let column = from; column <= to; column++) begun.push({ column, from, until: Number(bottom) });
      merges.set(Number(top), begun);
    }
  };
  let rest = "";
  for await (const piece of unpack(archive, sheet)) {
    const text = rest + piece;
    const whole = Math.max(0, text.lastIndexOf("<"));
    take(text.slice(0, whole));
    rest = text.slice(whole);
  }
  take(rest);
  return { merges, rowCount };
}

/** Whole elements of a name out of a stream of text, without those around them. */
async function* elements(pieces: AsyncIterable<string>, name: string): AsyncGenerator<string> {
  const begin = new RegExp(`<${name}[\\s>/]`);
  const end = `</${name}>`;
  let text = "";
  for await (const piece of pieces) {
    text += piece;
    let from = 0;
    for (;;) {
      const start = text.slice(from).search(begin);
      if (start < 0) break;
      const at = from + start;
      const tagEnd = text.indexOf(">", at);
      if (tagEnd < 0) {
        from = at;
        break;
      }
      if (text[tagEnd - 1] === "/") {
        yield text.slice(at, tagEnd + 1);
        from = tagEnd + 1;
        continue;
      }
      const close = text.indexOf(end, tagEnd);
      if (close < 0) {
        from = at;
        break;
      }
      yield text.slice(at, close + end.length);
      from = close + end.length;
    }
    text = text.slice(from);
    if (text.length > 32 * 1024 * 1024) throw new DomainError("sales_file.unreadable");
  }
}

function cellsOf(row: string, shared: readonly string[], shift: number): Cell[] {
  const cells: Cell[] = [];
  for (const [, attributes = "", inner = ""] of row.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const name = /\br="([A-Z]{1,3})\d+"/.exec(attributes)?.[1];
    const column = name ? columnOf(name) : cells.length;
    if (column >= MOST_COLUMNS) continue;
    while (cells.length < column) cells.push(EMPTY_CELL);
    cells[column] = cellOf(attributes, inner, shared, shift);
  }
  return cells;
}

function cellOf(attributes: string, inner: string, shared: readonly string[], shift: number): Cell {
  const type = /\bt="(\w+)"/.exec(attributes)?.[1] ?? "n";
  const formula = /<f[\s>/]/.test(inner);
  const value = /<v[^>]*>(.*?)<\/v>/s.exec(inner)?.[1];
  if (type === "inlineStr") return { text: textIn(inner).trim(), formula };
  if (value === undefined || type === "e") return { text: "", formula };
  if (type === "s") return { text: (shared[Number(value)] ?? "").trim(), formula };
  if (type === "n") {
    const number = Number(value);
    // As Excel shows it: what binary fractions add behind the fifteenth digit is no part of the amount.
    const text = Number.isFinite(number) ? String(Number(number.toPrecision(15))) : "";
    return { text, formula, serial: Number.isFinite(number) ? number + shift : undefined };
  }
  return { text: unescaped(value).trim(), formula };
}

function textIn(xml: string): string {
  const spoken = xml.replace(/<rPh\b.*?<\/rPh>/gs, "");
  return [...spoken.matchAll(/<t(?:\s[^>]*)?>(.*?)<\/t>/gs)].map(([, text = ""]) => unescaped(text)).join("");
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/g, (whole, hex, decimal, name) => {
      const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : null;
      if (code === null) return NAMED[name as string] ?? whole;
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    });
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
