import { daysBetween } from "#app/kernel/calendar.ts";
import { inertText } from "#app/kernel/csv.ts";
import { type Cell, type Row, type Sheet, yuanOf } from "./cell.ts";
import { type ZipPart, zipOf } from "./zip.server.ts";

/** How cells look, by their place in `STYLES`. */
const STYLE = { text: 0, heading: 1, money: 2, day: 3, count: 4, share: 5 } as const;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Microsoft YaHei"/></font><font><b/><sz val="11"/><name val="Microsoft YaHei"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFE4ECE8"/></patternFill></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="6"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf numFmtId="4" applyNumberFormat="1"/>
<xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** A workbook of these sheets as bytes, row by row as they come; see `zipOf` for what stays in memory. */
export function xlsxOf(sheets: readonly Sheet[]): AsyncGenerator<Buffer> {
  return zipOf(partsOf(sheets));
}

function* partsOf(sheets: readonly Sheet[]): Generator<ZipPart> {
  const numbers = sheets.map((_, index) => index + 1);
  yield {
    name: "[Content_Types].xml",
    content: [
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>`,
      ...numbers.map(
        (number) =>
          `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
      ),
      "</Types>",
    ],
  };
  yield { name: "_rels/.rels", content: [relations([["officeDocument", "xl/workbook.xml"]])] };
  yield {
    name: "xl/workbook.xml",
    content: [
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>`,
      ...sheets.map(
        ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
      ),
      "</sheets></workbook>",
    ],
  };
  yield {
    name: "xl/_rels/workbook.xml.rels",
    content: [
      relations([
        ...numbers.map((number) => ["worksheet", `worksheets/sheet${number}.xml`] as const),
        ["styles", "styles.xml"],
      ]),
    ],
  };
  yield { name: "xl/styles.xml", content: [STYLES] };
  for (const [index, sheet] of sheets.entries())
    yield { name: `xl/worksheets/sheet${index + 1}.xml`, content: sheetXml(sheet) };
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const list = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join("")}</Relationships>`;
}

/** Rows are compressed together up to about so many letters. */
const LETTERS_AT_ONCE = 50_000;

async function* sheetXml({ widths, headRows = 0, rows }: Sheet): AsyncGenerator<string> {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const view =
    headRows === 0
      ? ""
      : `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  yield `${XML}<worksheet xmlns="${MAIN}">${view}<cols>${columns.join("")}</cols><sheetData>`;
  let number = 0;
  let text = "";
  for await (const row of rows) {
    text += rowXml(row, ++number);
    if (text.length < LETTERS_AT_ONCE) continue;
    yield text;
    text = "";
  }
  yield `${text}</sheetData></worksheet>`;
}

function rowXml({ cells, heading = false }: Row, number: number): string {
  const written = cells.map((cell, index) =>
    cell === null ? "" : cellXml(cell, `${letters(index)}${number}`, heading),
  );
  return `<row r="${number}">${written.join("")}</row>`;
}

function cellXml(cell: NonNullable<Cell>, place: string, heading: boolean): string {
  if (typeof cell === "string")
    return `<c r="${place}" s="${heading ? STYLE.heading : STYLE.text}" t="inlineStr"><is><t xml:space="preserve">${escaped(inertText(cell))}</t></is></c>`;
  if ("fen" in cell) return numberXml(place, STYLE.money, yuanOf(cell.fen));
  if ("count" in cell) return numberXml(place, STYLE.count, String(cell.count));
  if ("share" in cell) return numberXml(place, STYLE.share, String(cell.share / 10_000));
  return numberXml(place, STYLE.day, String(serialOf(cell.day)));
}

const numberXml = (place: string, style: number, value: string) =>
  `<c r="${place}" s="${style}"><v>${value}</v></c>`;

/** Days since the spreadsheet's own beginning of time. */
const serialOf = (day: string) => daysBetween("1899-12-30", day);

/** `A`, `B` … `Z`, `AA` …: the column's letters from its place, counted from 0. */
function letters(index: number): string {
  const before = index >= 26 ? letters(Math.floor(index / 26) - 1) : "";
  return before + String.fromCharCode(65 + (index % 26));
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
