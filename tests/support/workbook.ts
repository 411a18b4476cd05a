/** XLSX workbooks as tests need them: right ones and bad ones. */
import { crc32, deflateRawSync } from "node:zlib";

type Part = {
  name: string;
  text: string | Buffer;
  flags?: number;
  /** What the directory says it unpacks to, where it lies. */
  claimed?: number;
};

/** A ZIP archive of these parts. */
export function zip(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, text, flags = 0, claimed } of parts) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    const tail = Buffer.alloc(46);
    head.writeUInt32LE(0x04034b50, 0);
    tail.writeUInt32LE(0x02014b50, 0);
    for (const [entry, from] of [
      [head, 6],
      [tail, 8],
    ] as const) {
      entry.writeUInt16LE(flags, from);
      entry.writeUInt16LE(8, from + 2);
      entry.writeUInt32LE(crc32(content), from + 8);
      entry.writeUInt32LE(packed.length, from + 12);
      entry.writeUInt32LE(claimed ?? content.length, from + 16);
      entry.writeUInt16LE(Buffer.byteLength(name), from + 20);
    }
    tail.writeUInt32LE(at, 42);
    locals.push(head, Buffer.from(name), packed);
    directory.push(tail, Buffer.from(name));
    at += head.length + Buffer.byteLength(name) + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, listed, end]);
}

/** A cell: a text, a number, or XML as it stands in the sheet. */
export type TestCell = string | number | { xml: string };

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** The sheet of these rows; texts stand in the sheet itself. */
export function sheetXml(rows: readonly (readonly TestCell[])[], merges: readonly string[] = []): string {
  const cell = (value: TestCell, column: number, row: number) => {
    const name = `${String.fromCharCode(65 + column)}${row}`;
    if (typeof value === "number") return `<c r="${name}"><v>${value}</v></c>`;
    if (typeof value === "string")
      return value === "" ? "" : `<c r="${name}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
    return `<c r="${name}">${value.xml}</c>`;
  };
  const data = rows.map(
    (cells, index) =>
      `<row r="${index + 1}">${cells.map((value, column) => cell(value, column, index + 1)).join("")}</row>`,
  );
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${data.join("")}</sheetData><mergeCells>${merged}</mergeCells></worksheet>`;
}

/** A workbook whose first sheet holds these rows. */
export function workbook(
  rows: readonly (readonly TestCell[])[],
  { merges = [], more = [] }: { merges?: readonly string[]; more?: readonly Part[] } = {},
): Buffer {
  return zip([
    {
      name: "xl/workbook.xml",
      text: '<workbook><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      text: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    { name: "xl/worksheets/sheet1.xml", text: sheetXml(rows, merges) },
    ...more,
  ]);
}
