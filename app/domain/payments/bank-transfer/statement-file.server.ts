/** A bank's CSV statement as rows: what the file says, without a look at the database. */
import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import { type Day, isDay } from "#app/kernel/calendar.ts";
import { decodeText } from "#app/kernel/decode-text.ts";
import { DomainError, type ErrorCode, type FieldIssue } from "#app/kernel/errors.ts";
import { parseYuan } from "#app/kernel/money.ts";

export const MAX_STATEMENT_BYTES = 5 * 1024 * 1024;
export const MAX_STATEMENT_ROWS = 20_000;
const MAX_SHOWN_ISSUES = 50;
const MAX_TEXT = 500;
/** Banks print a few lines about the account above the column names. */
const HEADER_WITHIN_ROWS = 20;

/** Money that came in, as the bank booked it. */
export type StatementRow = {
  /** Line of the file, from 1, as a spreadsheet shows it. */
  rowNumber: number;
  bankReference: string;
  bookedOn: Day;
  amountFen: number;
  counterparty: string;
  memo: string;
};

export type StatementFile = { rows: StatementRow[]; outgoing: number };

/** Column names of the banks, best first; a name is compared without spaces, brackets and their content. */
const headings = {
  bookedOn: ["记账日期", "入账日期", "交易日期", "交易时间", "日期", "bookingdate", "date"],
  credit: ["贷方发生额", "贷方金额", "贷方", "收入金额", "收入", "转入金额", "存入", "credit"],
  amount: ["交易金额", "发生额", "金额", "amount"],
  direction: ["借贷标志", "借贷方向", "借贷", "收支方向", "收支", "debit/credit"],
  counterparty: [
    "对方户名",
    "对方单位名称",
    "对方单位",
    "对方名称",
    "付款人名称",
    "付款人",
    "对方账户名称",
    "counterparty",
  ],
  memo: ["摘要", "用途", "附言", "备注", "交易附言", "memo", "description"],
  remark: ["附言", "用途", "备注", "交易附言"],
  bankReference: ["交易流水号", "核心流水号", "流水号", "凭证号", "交易序号", "reference"],
} as const;

type Column = keyof typeof headings;
type Columns = Partial<Record<Column, number>>;

function plainHeading(cell: string): string {
  return cell
    .normalize("NFKC")
    .replace(/\(.*?\)|\[.*?\]/g, "")
    .replace(/\s/g, "")
    .toLowerCase();
}

function columnsOf(cells: readonly string[]): Columns | null {
  const names = cells.map(plainHeading);
  const columns: Columns = {};
  for (const column of Object.keys(headings) as Column[]) {
    for (const heading of headings[column]) {
      const at = names.indexOf(heading);
      if (at >= 0) {
        columns[column] = at;
        break;
      }
    }
  }
  const complete = columns.bookedOn !== undefined && (columns.credit ?? columns.amount) !== undefined;
  return complete ? columns : null;
}

/** A day as banks write it: 2026-06-15, 2026/6/5, 20260615, 2026年6月15日, with or without a time behind it. */
function dayIn(text: string): Day | null {
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\D.*)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})(?:\D.*)?$/.exec(text);
  if (!match) return null;
  const day = `${match[1]}-${match[2]?.padStart(2, "0")}-${match[3]?.padStart(2, "0")}`;
  return isDay(day) ? day : null;
}

function isOutgoing(direction: string): boolean {
  return /借|支|付|出|^d/i.test(direction);
}

/** The first `max` characters, never half of one. */
function clip(text: string, max: number): string {
  return text.length <= max ? text : Array.from(text).slice(0, max).join("");
}

/** A reference for a row whose bank gives none: its content and how often the same content stood above it. */
function contentReference(row: Omit<StatementRow, "bankReference" | "rowNumber">, repeat: number): string {
  const content = [row.bookedOn, row.amountFen, row.counterparty, row.memo, repeat].join("\u001f");
  return `~${createHash("sha256").update(content).digest("hex").slice(0, 40)}`;
}

function tableOf(bytes: Uint8Array): { cells: string[]; line: number }[] {
  const text = decodeText(bytes);
  if (text === null || text.includes("\u0000")) throw new DomainError("statement.unreadable");
  try {
    const records = parse(text, {
      delimiter: [",", "\t", ";"],
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
      bom: true,
      info: true,
      to: MAX_STATEMENT_ROWS + HEADER_WITHIN_ROWS + 1,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch {
    throw new DomainError("statement.unreadable");
  }
}

/**
 * Reads the incoming rows of a statement; outgoing rows are counted and left out, sum lines and blank lines skipped.
 * One bad row refuses the whole file, so that nothing is taken in half.
 * @throws DomainError `file.too_large`, `statement.unreadable`, `statement.header_missing`, `statement.too_many_rows`,
 * `statement.rows_invalid` with one issue per bad row.
 */
export function readStatementFile(bytes: Uint8Array): StatementFile {
  if (bytes.byteLength > MAX_STATEMENT_BYTES)
    throw new DomainError("file.too_large", { megabytes: MAX_STATEMENT_BYTES / 1024 / 1024 });
  const table = tableOf(bytes);
  const headerAt = table.slice(0, HEADER_WITHIN_ROWS).findIndex(({ cells }) => columnsOf(cells));
  const columns = columnsOf(table[headerAt]?.cells ?? []);
  if (!columns) throw new DomainError("statement.header_missing");
  const body = table.slice(headerAt + 1);
  if (body.length > MAX_STATEMENT_ROWS)
    throw new DomainError("statement.too_many_rows", { limit: MAX_STATEMENT_ROWS });

  const rows: StatementRow[] = [];
  const issues: FieldIssue[] = [];
  const repeats = new Map<string, number>();
  const references = new Set<string>();
  let outgoing = 0;
  for (const { cells, line } of body) {
    const cell = (column: Column) => {
      const at = columns[column];
      return at === undefined ? "" : (cells[at] ?? "").trim();
    };
    if (cells.every((text) => text === "") || /^(合计|总计|小计|累计)/.test(cells.find(Boolean) ?? ""))
      continue;
    const refuse = (field: string, code: ErrorCode, value: string) =>
      issues.push({ path: ["rows", line, field], code, details: { row: line, value: clip(value, 40) } });

    const amountText = cell(columns.credit === undefined ? "amount" : "credit");
    const amountFen = amountText === "" || amountText === "-" ? 0 : parseYuan(amountText.replace(/^\+/, ""));
    if (amountFen === null) {
      refuse("amount", "statement.row_amount", amountText);
      continue;
    }
    if (amountFen <= 0 || (columns.credit === undefined && isOutgoing(cell("direction")))) {
      outgoing += 1;
      continue;
    }
    const bookedOn = dayIn(cell("bookedOn"));
    if (bookedOn === null) {
      refuse("bookedOn", "statement.row_day", cell("bookedOn"));
      continue;
    }
    const remark = columns.remark === columns.memo ? "" : cell("remark");
    const row = {
      bookedOn,
      amountFen,
      counterparty: clip(cell("counterparty"), MAX_TEXT),
      memo: clip([cell("memo"), remark].filter(Boolean).join(" "), MAX_TEXT),
    };
    const given = clip(cell("bankReference"), 100);
    const content = JSON.stringify(row);
    const repeat = repeats.get(content) ?? 0;
    repeats.set(content, repeat + 1);
    const bankReference = given || contentReference(row, repeat);
    if (references.has(bankReference)) {
      refuse("bankReference", "statement.row_repeated", bankReference);
      continue;
    }
    references.add(bankReference);
    rows.push({ ...row, bankReference, rowNumber: line });
  }
  if (issues.length > 0)
    throw new DomainError(
      "statement.rows_invalid",
      { count: issues.length },
      issues.slice(0, MAX_SHOWN_ISSUES),
    );
  return { rows, outgoing };
}
