import { describe, expect, it } from "vitest";
import { dayOf } from "#app/kernel/calendar.ts";
import { latestWaiverDay, waiverDayProblem, waiverStandingOn } from "./term.ts";

describe("waiverStandingOn", () => {
  const term = { validFrom: "2028-02-01", validUntil: "2028-02-29", isRevoked: false };
  it.each([
    ["2028-01-31", "not_begun"],
    ["2028-02-01", "in_force"],
    ["2028-02-29", "in_force"],
    ["2028-03-01", "ended"],
  ] as const)("on %s it is %s", (day, standing) => expect(waiverStandingOn(term, day)).toBe(standing));

  it("ends at midnight in Shanghai", () => {
    expect(waiverStandingOn(term, dayOf(new Date("2028-02-29T15:59:59.999Z")))).toBe("in_force");
    expect(waiverStandingOn(term, dayOf(new Date("2028-02-29T16:00:00Z")))).toBe("ended");
  });

  it("is revoked on every day once it is", () =>
    expect(waiverStandingOn({ ...term, isRevoked: true }, "2028-02-10")).toBe("revoked"));
});

describe("waiverDayProblem", () => {
  it.each([
    ["2026-06-14", 90, "already_ended"],
    ["2026-06-15", 90, null],
    ["2026-09-13", 90, null],
    ["2026-09-14", 90, "too_long"],
    ["2026-06-20", null, "not_waivable"],
  ] as const)("until %s with %s days: %s", (until, waiverDays, problem) =>
    expect(waiverDayProblem(until, { waiverDays, subject: "product" }, "2026-06-15")).toBe(problem),
  );

  it("is never of a batch", () =>
    expect(waiverDayProblem("2026-06-20", { waiverDays: 90, subject: "batch" }, "2026-06-15")).toBe(
      "not_waivable",
    ));

  it("counts over a leap day", () => expect(latestWaiverDay("2028-02-01", 29)).toBe("2028-03-01"));
});
