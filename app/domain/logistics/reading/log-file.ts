/** The file of a temperature logger as readings: what it says, without a look at the database. */
import type { Reading } from "#app/domain/logistics/excursion/excursions.ts";
import { type Day, isDay, startOfDay } from "#app/kernel/calendar.ts";
import { decodeText } from "#app/kernel/decode-text.ts";
import { DomainError, type ErrorCode, type FieldIssue } from "#app/kernel/errors.ts";
import { HIGHEST_CENTI_C, LOWEST_CENTI_C } from "./input.ts";
import { isPlausible } from "./plausible.ts";

export const MAX_LOG_BYTES = 10 * 1024 * 1024;
export const MAX_LOG_ROWS = 100_000;
const MAX_SHOWN_ISSUES = 50;
const SHANGHAI_AHEAD = 8 * 3_600_000;
const MOST_SHOWN_CHARACTERS = 40;
/** Loggers print a few lines about themselves above the column names. */
const HEADER_WITHIN_ROWS = 30;

/** Column names, compared without spaces, brackets and what stands in them. */
const headings = {
  time: [
    "时间",
    "记录时间",
    "采集时间",
    "日期时间",
    "测量时间",
    "time",
    "datetime",
    "timestamp",
    "recordedat",
  ],
  temperature: ["温度", "温度值", "temperature", "temp", "celsius"],
} as const;

const plainHeading = (cell: string) =>
  cell
    .normalize("NFKC")
    .replace(/\(.*?\)|\[.*?\]|[℃°]c?/gi, "")
    .replace(/[\s_]/g, "")
    .toLowerCase();

/** Full-width characters as plain ones; most rows are plain already. */
const plainText = (text: string) => (/^[ -~]*$/.test(text) ? text : text.normalize("NFKC"));

/** The beginning of a day in milliseconds since 1970, null where there is no such day; a file has few days and many rows. */
function beginnings(): (day: Day) => number | null {
  const known = new Map<Day, number | null>();
  return (day) => {
    const kept = known.get(day);
    if (kept !== undefined) return kept;
    const begins = isDay(day) ? startOfDay(day).getTime() : null;
    known.set(day, begins);
    return begins;
  };
}

/**
 * Reads a logger's time: `2026-06-15 12:30:05`, `2026/6/5 9:05`, `2026年6月15日 12:30`, on the clock of Shanghai unless
 * it names its offset (`2026-06-15T04:30:00Z`, `…+08:00`). Milliseconds since 1970; null for anything else.
 */
export function parseLogTime(text: string, beginningOf = beginnings()): number | null {
  const plain = plainText(text).trim();
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(
      plain,
    );
  if (!match) return null;
  const [, year, month = "", date = "", hour, minute, second = "0", offset] = match;
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  const begins = beginningOf(day);
  if (begins === null || hours > 23 || minutes > 59 || seconds > 59) return null;
  const local = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  if (offset === undefined) return begins + local;
  const [, sign, h = "0", m = "0"] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? [];
  const ahead = (Number(h) * 60 + Number(m)) * 60_000 * (sign === "-" ? -1 : 1);
  return begins + SHANGHAI_AHEAD + local - ahead;
}

/** Reads a logger's temperature (`-18.5`, `－18.25℃`, up to four decimals) into hundredths of a degree; null for none. */
export function parseLogCelsius(text: string): number | null {
  const plain = plainText(text)
    .replace(/[−–]/g, "-")
    .replace(/\s|°?c$/gi, "")
    .replace(/°$/, "");
  if (!/^[+-]?\d{1,3}(\.\d{1,4})?$/.test(plain)) return null;
  const value = Math.round(Math.abs(Number(plain)) * 100) * (plain.startsWith("-") ? -1 : 1);
  return value >= LOWEST_CENTI_C && value <= HIGHEST_CENTI_C ? value + 0 : null;
}

const SEPARATOR = /[,\t;，]/;

type Row = { cells: string[]; line: number };

/** The cells of a line; a quoted one may hold separators, and quotes written twice. */
function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(SEPARATOR).map((cell) => cell.trim());
  const cells: string[] = [];
  for (const [, quoted, plain] of line.matchAll(
    /(?:^|[,\t;，])\s*(?:"((?:[^"]|"")*)"[^,\t;，]*|([^,\t;，]*))/g,
  ))
    cells.push((quoted?.replaceAll('""', '"') ?? plain ?? "").trim());
  return cells;
}

/** The lines of a file that say something, as many as may be read and one more. */
function tableOf(bytes: Uint8Array): Row[] {
  const text = decodeText(bytes);
  if (text === null || text.includes("\u0000")) throw new DomainError("readings.unreadable");
  const rows: Row[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === "") continue;
    rows.push({ cells: cellsOf(line), line: index + 1 });
    if (rows.length > MAX_LOG_ROWS + HEADER_WITHIN_ROWS) break;
  }
  return rows;
}

function columnsOf(cells: readonly string[]): { time: number; temperature: number } | null {
  const names = cells.map(plainHeading);
  const at = (wanted: readonly string[]) => names.findIndex((name) => wanted.includes(name));
  const columns = { time: at(headings.time), temperature: at(headings.temperature) };
  return columns.time >= 0 && columns.temperature >= 0 ? columns : null;
}

/**
 * Reads the readings of a logger's CSV file, in whatever order it has them; a reading that stands twice counts once. One
 * bad row refuses the whole file, so that nothing is taken in half.
 * @throws DomainError `file.too_large`, `readings.unreadable`, `readings.header_missing`, `readings.too_many_rows`,
 * `readings.none`, `readings.rows_invalid` with an issue for each of the first bad rows.
 */
export function readLogFile(bytes: Uint8Array, now: Date): Reading[] {
  if (bytes.byteLength > MAX_LOG_BYTES)
    throw new DomainError("file.too_large", { megabytes: MAX_LOG_BYTES / 1024 / 1024 });
  const table = tableOf(bytes);
  const headerAt = table.slice(0, HEADER_WITHIN_ROWS).findIndex(({ cells }) => columnsOf(cells));
  const columns = columnsOf(table[headerAt]?.cells ?? []);
  if (!columns) throw new DomainError("readings.header_missing");
  const body = table.slice(headerAt + 1).filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (body.length > MAX_LOG_ROWS) throw new DomainError("readings.too_many_rows", { limit: MAX_LOG_ROWS });
  if (body.length === 0) throw new DomainError("readings.none");

  const issues: FieldIssue[] = [];
  let bad = 0;
  const known = new Map<number, number>();
  const beginningOf = beginnings();
  for (const { cells, line } of body) {
    const refuse = (field: string, code: ErrorCode, value: string) => {
      bad += 1;
      const shown = Array.from(value).slice(0, MOST_SHOWN_CHARACTERS).join("");
      if (issues.length < MAX_SHOWN_ISSUES)
        issues.push({ path: ["rows", line, field], code, details: { row: line, value: shown } });
    };
    const [timeText, temperatureText] = [cells[columns.time] ?? "", cells[columns.temperature] ?? ""];
    const at = parseLogTime(timeText, beginningOf);
    const centiC = parseLogCelsius(temperatureText);
    const stood = at === null ? undefined : known.get(at);
    if (at === null) refuse("time", "reading.time_malformed", timeText);
    else if (!isPlausible(at, now)) refuse("time", "reading.time_impossible", timeText);
    else if (centiC === null) refuse("temperature", "reading.temperature_malformed", temperatureText);
    else if (stood !== undefined && stood !== centiC) refuse("temperature", "reading.contradicts", timeText);
    else known.set(at, centiC);
  }
  if (bad > 0) throw new DomainError("readings.rows_invalid", { count: bad }, issues);
  return [...known].map(([at, centiC]) => ({ at, centiC }));
}
