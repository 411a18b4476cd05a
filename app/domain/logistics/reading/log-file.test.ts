import { describe, expect, it } from "vitest";
import { isDomainError } from "#app/kernel/errors.ts";
import { MAX_LOG_BYTES, MAX_LOG_ROWS, parseLogCelsius, parseLogTime, readLogFile } from "./log-file.ts";

const now = new Date("2026-06-16T04:00:00Z");
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readLogFile(bytes(text), now);
const utc = (text: string) => Date.parse(text);

function refusalOf(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (isDomainError(error)) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("parseLogTime", () => {
  it.each<[string, string | null]>([
    ["2026-06-15 12:30:05", "2026-06-15T04:30:05Z"],
    ["2026/6/5 9:05", "2026-06-05T01:05:00Z"],
    ["２０２６－０６－１５　１２：３０", "2026-06-15T04:30:00Z"],
    ["2026年6月15日 12:30", "2026-06-15T04:30:00Z"],
    ["2026-06-16 00:00:00", "2026-06-15T16:00:00Z"],
    ["2026-06-15 23:59:59", "2026-06-15T15:59:59Z"],
    ["2024-02-29 00:00", "2024-02-28T16:00:00Z"],
    ["2026-06-15T04:30:00Z", "2026-06-15T04:30:00Z"],
    ["2026-06-15T12:30:00.250+08:00", "2026-06-15T04:30:00Z"],
    ["2026-06-15T01:30:00-0300", "2026-06-15T04:30:00Z"],
    ["2026-02-29 12:00", null],
    ["2026-06-15 24:00", null],
    ["2026-06-15", null],
    ["=NOW()", null],
    ["46188.5", null],
    ["", null],
  ])("reads %j as %s", (text, expected) =>
    expect(parseLogTime(text)).toBe(expected === null ? null : utc(expected)),
  );
});

describe("parseLogCelsius", () => {
  it.each<[string, number | null]>([
    ["-18.5", -1850],
    ["－18.25℃", -1825],
    ["−18 °C", -1800],
    ["４．０６２５", 406],
    ["-0.004", 0],
    ["+8", 800],
    ["80", 8000],
    ["80.01", null],
    ["1e1", null],
    ["NaN", null],
    ["=1+1", null],
    ["--", null],
    ["", null],
  ])("reads %j as %s", (text, expected) => expect(parseLogCelsius(text)).toBe(expected));
});

describe("readLogFile", () => {
  const two = [
    { at: utc("2026-06-15T04:00:00Z"), centiC: -1900 },
    { at: utc("2026-06-15T04:10:00Z"), centiC: -1850 },
  ];
  it.each([
    ["with a byte order mark", "\ufefftime,temperature\n2026-06-15 12:00,-19\n2026-06-15 12:10,-18.5"],
    [
      "under the logger's preamble",
      "型号,DEMO-1\n\n记录时间,温度(℃)\n2026-06-15 12:00,-19\n2026-06-15 12:10,-18.5\n\n",
    ],
    [
      "unsorted, with a reading that stands twice",
      "Time;Temp\n2026-06-15 12:10;-18.5\n2026-06-15 12:00;-19.00\n2026-06-15 12:10;-18.50",
    ],
    [
      "with other columns between",
      "No\t湿度\t温度\t时间\n1\t80\t-19\t2026-06-15 12:00\n2\t80\t-18.5\t2026-06-15 12:10",
    ],
  ])("%s", (_name, text) => expect([...read(text)].sort((a, b) => a.at - b.at)).toEqual(two));

  it("reads what Excel in China writes (GB18030)", () => {
    const head = [0xca, 0xb1, 0xbc, 0xe4, 0x2c, 0xce, 0xc2, 0xb6, 0xc8, 0x0a];
    const file = new Uint8Array([...head, ...bytes("2026-06-15 12:00,-19\n2026-06-15 12:10,-18.5")]);
    expect(readLogFile(file, now)).toEqual(two);
  });

  it("names every bad row by its line, and takes none of the good ones", () => {
    const refusal = refusalOf(() =>
      read(
        [
          "time,temperature",
          "2026-06-15 12:00,-19",
          "yesterday,-19",
          '2026-06-15 12:10,"=HYPERLINK(""x"")"',
          "2026-06-15 12:20,1000000000",
          "2026-06-15 12:00,-12",
          "2027-06-15 12:00,-19",
          "2024-06-15 12:00,-19",
          "2026-06-15 12:30",
        ].join("\n"),
      ),
    );
    expect(refusal).toMatchObject({ code: "readings.rows_invalid", details: { count: 7 } });
    expect(refusal.issues.map(({ path, code }) => [path[1], code])).toEqual([
      [3, "reading.time_malformed"],
      [4, "reading.temperature_malformed"],
      [5, "reading.temperature_malformed"],
      [6, "reading.contradicts"],
      [7, "reading.time_impossible"],
      [8, "reading.time_impossible"],
      [9, "reading.temperature_malformed"],
    ]);
  });

  it("shows the first fifty of many bad rows", () => {
    const refusal = refusalOf(() => read(`time,temp\n${"x,y\n".repeat(2000)}`));
    expect(refusal.details).toEqual({ count: 2000 });
    expect(refusal.issues).toHaveLength(50);
  });

  it.each([
    ["no such columns", "day,humidity\n2026-06-15,80", "readings.header_missing"],
    ["nothing at all", "", "readings.header_missing"],
    ["only column names", "time,temperature\n,\n", "readings.none"],
    ["a NUL", "time,temperature\n\u0000", "readings.unreadable"],
  ])("%s: refused", (_name, text, code) => expect(refusalOf(() => read(text)).code).toBe(code));

  it("refuses bytes that are no text, and what is too long", () => {
    expect(refusalOf(() => readLogFile(new Uint8Array([0xff, 0xff, 0xff]), now)).code).toBe(
      "readings.unreadable",
    );
    expect(refusalOf(() => readLogFile(new Uint8Array(MAX_LOG_BYTES + 1), now)).code).toBe("file.too_large");
    const rows = Array.from({ length: MAX_LOG_ROWS + 1 }, (_, at) => {
      const time = new Date(utc("2026-06-01T00:00:00Z") + at * 1000).toISOString();
      return `${time},-19`;
    });
    expect(refusalOf(() => read(`time,temp\n${rows.join("\n")}`)).code).toBe("readings.too_many_rows");
    expect(read(`time,temp\n${rows.slice(1).join("\n")}`)).toHaveLength(MAX_LOG_ROWS);
  }, 30_000);
});
