import { describe, expect, it } from "vitest";
import { isDomainError } from "#app/kernel/errors.ts";
import { MAX_STATEMENT_BYTES, readStatementFile } from "./statement-file.server.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readStatementFile(bytes(text));

function refusalOf(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (isDomainError(error)) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("readStatementFile", () => {
  it("refuses bytes that are no text", () =>
    expect(refusalOf(() => readStatementFile(new Uint8Array([0xff, 0xff, 0xff]))).code).toBe(
      "statement.unreadable",
    ));

  it("finds the columns under the bank's preamble and skips outgoing, blank and sum lines", () => {
    const file = read(
      [
        "账户名称,普安县某合作社",
        "账号,6217 0000",
        "",
        "交易日期,借方发生额(元),贷方发生额(元),对方户名,摘要,交易流水号",
        '2026/6/5,,"1,234.50",惠州市某学校,HQ2345ABCD 货款,A001',
        "2026-06-06,88.00,,供电局,电费,A002",
        ",,,,,",
        "合计,88.00,1234.50,,,",
      ].join("\r\n"),
    );
    expect(file).toEqual({
      outgoing: 1,
      rows: [
        {
          rowNumber: 5,
          bankReference: "A001",
          bookedOn: "2026-06-05",
          amountFen: 123_450,
          counterparty: "惠州市某学校",
          memo: "HQ2345ABCD 货款",
        },
      ],
    });
  });

  it.each([
    ["20260615", "2026-06-15"],
    ["2026年6月15日", "2026-06-15"],
    ["2026-06-15 09:30:01", "2026-06-15"],
    ["20260615 09:30", "2026-06-15"],
    ["2026.6.1", "2026-06-01"],
  ])("reads the day %s", (written, day) => {
    expect(read(`日期,金额\n${written},1`).rows[0]?.bookedOn).toBe(day);
  });

  it("tells in from out by the direction column where there is one amount column", () => {
    const file = read("日期,金额,借贷标志\n2026-06-15,10,贷\n2026-06-15,20,借");
    expect(file.rows.map((row) => row.amountFen)).toEqual([1000]);
    expect(file.outgoing).toBe(1);
  });

  it("reads tab-separated files and joins summary and remark", () => {
    const [row] = read("日期\t贷方金额\t摘要\t附言\n2026-06-15\t10\t转账\tHQ2345ABCD").rows;
    expect(row?.memo).toBe("转账 HQ2345ABCD");
  });

  it("gives rows without a bank number the same reference in every file, and equal rows different ones", () => {
    const one = read("日期,金额,摘要\n2026-06-15,10,a\n2026-06-15,10,a").rows;
    const two = read("日期,金额,摘要\n2026-06-14,5,b\n2026-06-15,10,a\n2026-06-15,10,a").rows;
    expect(new Set(one.map((row) => row.bankReference)).size).toBe(2);
    expect(two.slice(1).map((row) => row.bankReference)).toEqual(one.map((row) => row.bankReference));
  });

  it("names every bad row and takes none", () => {
    const refusal = refusalOf(() =>
      read("日期,金额,流水号\n2026-02-30,10,a\n2026-06-15,十元,b\n2026-06-15,1,c\n2026-06-15,2,c"),
    );
    expect(refusal.code).toBe("statement.rows_invalid");
    expect(refusal.issues.map(({ code, details }) => [code, details?.row])).toEqual([
      ["statement.row_day", 2],
      ["statement.row_amount", 3],
      ["statement.row_repeated", 5],
    ]);
  });

  it.each<[string, string, string]>([
    ["no columns we know", "a,b\n1,2", "statement.header_missing"],
    ["nothing at all", "", "statement.header_missing"],
    ["a NUL character", "日期,金额\n2026-06-15,1\u0000", "statement.unreadable"],
    ["20,001 rows", `日期,金额\n${"2026-06-15,1\n".repeat(20_001)}`, "statement.too_many_rows"],
  ])("refuses %s", (_, text, code) => expect(refusalOf(() => read(text)).code).toBe(code));

  it("refuses a file over the limit before reading it", () => {
    const refusal = refusalOf(() => readStatementFile(new Uint8Array(MAX_STATEMENT_BYTES + 1)));
    expect(refusal).toMatchObject({ code: "file.too_large", details: { megabytes: 5 } });
  });
});
