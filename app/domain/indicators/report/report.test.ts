import { describe, expect, it } from "vitest";
import { standingsOf, stateOfReport, sumsOf } from "./standing.ts";
import { parseIndicatorValue, refusalOfReport } from "./value.ts";

describe("a value as typed", () => {
  it.each([
    ["count", "120", 120],
    ["count", " 4,200 ", 4200],
    ["count", "４２００", 4200],
    ["count", "0", 0],
    ["count", "-1", null],
    ["count", "1.5", null],
    ["count", "1e3", null],
    ["count", "=1+1", null],
    ["count", "", null],
    ["money", "3.5", 350],
    ["money", "350,000,000.00元", 35_000_000_000],
    ["money", "0", 0],
    ["money", "-0.01", null],
    ["money", "3.5亿", null],
    ["money", "0.001", null],
  ] as const)("%s %j is %j", (measure, text, value) =>
    expect(parseIndicatorValue(measure, text)).toBe(value),
  );
});

describe("what may be reported", () => {
  const report = { year: 2026, asOf: "2026-06-01", value: 10, note: "" };
  const today = "2026-06-15";
  it.each([
    [report, null, null],
    [report, 10, null],
    [{ ...report, asOf: today }, null, null],
    [{ ...report, asOf: "2026-06-16" }, null, "indicator.day_outside"],
    [{ ...report, asOf: "2025-12-31" }, null, "indicator.day_outside"],
    [report, 11, "indicator.lower_without_note"],
    [{ ...report, note: "重复统计已剔除" }, 11, null],
  ])("%j after %j", (reported, confirmed, code) =>
    expect(refusalOfReport(reported, { today, confirmed })?.code ?? null).toBe(code),
  );
});

describe("standings", () => {
  const of = (countyCode: string | null, value: number, verdict: "confirmed" | "sent-back" | null) => ({
    countyCode,
    value,
    verdict,
  });

  it("keep the last confirmed value until another is confirmed; only a place's newest report waits", () => {
    const standings = standingsOf([
      of("a", 30, null),
      of("b", 9, "sent-back"),
      of("a", 25, null),
      of("b", 7, "confirmed"),
      of("a", 20, "confirmed"),
      of("a", 10, "confirmed"),
      of(null, 1, null),
    ]);
    expect(standings.get("a")).toMatchObject({ confirmed: { value: 20 }, waiting: { value: 30 } });
    expect(standings.get("b")).toMatchObject({ confirmed: { value: 7 }, waiting: null });
    expect(standings.get(null)).toMatchObject({ confirmed: null, waiting: { value: 1 } });
    expect(sumsOf(standings.values())).toEqual({ confirmed: 27, withWaiting: 38 });
  });

  it("call a report without a verdict replaced once its place sent another", () => {
    expect(stateOfReport(null, true)).toBe("waiting");
    expect(stateOfReport(null, false)).toBe("superseded");
    expect(stateOfReport("confirmed", false)).toBe("confirmed");
  });
});
