import { describe, expect, it } from "vitest";
import { type BatchDays, bestBefore, impossibleDay } from "./days.ts";

describe("bestBefore", () => {
  it.each<[string | undefined, number | null, string | null]>([
    ["2026-12-31", 30, "2026-12-31"],
    [undefined, 30, "2026-07-01"],
    [undefined, null, null],
  ])("given %s with a shelf life of %s days", (given, shelfLifeDays, day) =>
    expect(bestBefore(given, "2026-06-01", shelfLifeDays)).toBe(day),
  );
});

describe("impossibleDay on 2026-06-15", () => {
  it.each<[string, string, string | null, keyof BatchDays | null]>([
    ["2026-06-01", "2026-06-02", "2026-07-01", null],
    ["2026-06-15", "2026-06-15", "2026-06-15", null],
    ["2026-06-01", "2026-06-02", null, null],
    ["2026-06-16", "2026-06-16", null, "harvestedOn"],
    ["2026-06-02", "2026-06-01", null, "packedOn"],
    ["2026-06-02", "2026-06-16", null, "packedOn"],
    ["2026-06-01", "2026-06-02", "2026-06-01", "bestBeforeOn"],
  ])("harvested %s, packed %s, best before %s", (harvestedOn, packedOn, bestBeforeOn, field) =>
    expect(impossibleDay({ harvestedOn, packedOn, bestBeforeOn }, "2026-06-15")).toBe(field),
  );
});
