import { describe, expect, it } from "vitest";
import type { CertificateState } from "#db/vocabulary/certification.ts";
import { type CertificateStanding, daysProblem, expiryClock, standingOn } from "./validity.ts";

describe("standingOn", () => {
  it.each<[CertificateState, string, string | null, string, CertificateStanding]>([
    ["verified", "2026-01-01", "2026-12-31", "2026-06-01", "valid"],
    ["verified", "2026-01-01", "2026-12-31", "2026-01-01", "valid"],
    ["verified", "2026-01-01", "2026-12-31", "2026-12-31", "valid"],
    ["verified", "2026-01-01", "2026-12-31", "2027-01-01", "expired"],
    ["verified", "2026-01-01", "2026-12-31", "2025-12-31", "not_yet_valid"],
    ["verified", "2026-01-01", null, "2099-12-31", "valid"],
    ["submitted", "2026-01-01", null, "2026-06-01", "unverified"],
    ["rejected", "2026-01-01", null, "2026-06-01", "rejected"],
    ["suspended", "2026-01-01", null, "2026-06-01", "suspended"],
    ["revoked", "2026-01-01", null, "2026-06-01", "revoked"],
  ])("%s, %s to %s, on %s: %s", (state, validFrom, validUntil, day, standing) =>
    expect(standingOn({ state, validFrom, validUntil }, day)).toBe(standing),
  );
});

describe("expiryClock", () => {
  it.each<[string, number, string]>([
    ["2026-05-31", -1, "expired"],
    ["2026-06-01", 0, "7"],
    ["2026-06-08", 7, "7"],
    ["2026-06-09", 8, "30"],
    ["2026-07-01", 30, "30"],
    ["2026-07-02", 31, "60"],
    ["2026-07-31", 60, "60"],
    ["2026-08-01", 61, "far"],
  ])("until %s", (validUntil, daysLeft, step) =>
    expect(expiryClock(validUntil, "2026-06-01")).toEqual({ daysLeft, step }),
  );
  it("does not run where nothing expires", () => expect(expiryClock(null, "2026-06-01")).toBeNull());
});

describe("daysProblem", () => {
  it.each<[string, string | null, number | null, ReturnType<typeof daysProblem>]>([
    ["2026-01-01", "2028-12-31", 36, null],
    ["2026-01-01", "2029-01-01", 36, null],
    ["2026-01-01", "2029-01-02", 36, "longer_than_scheme"],
    ["2026-01-01", null, 36, "end_missing"],
    ["2026-01-01", null, null, null],
    ["2026-01-01", "2025-12-31", null, "end_before_start"],
    ["2023-01-01", "2025-12-31", 36, "already_ended"],
    ["2025-01-01", "2026-06-01", null, null],
  ])("%s to %s under a scheme of %s months: %s", (validFrom, validUntil, months, problem) =>
    expect(daysProblem({ validFrom, validUntil }, months, "2026-06-01")).toBe(problem),
  );
});
