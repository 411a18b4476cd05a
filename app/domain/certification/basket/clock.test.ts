import { expect, it } from "vitest";
import type { CertificateTerm } from "../certificate/validity.ts";
import { type BasketClock, basketClock } from "./clock.ts";

const certificate = (edit: Partial<CertificateTerm> = {}): CertificateTerm => ({
  state: "verified",
  validFrom: "2024-02-29",
  validUntil: "2027-02-28",
  ...edit,
});

const clock = (certificates: CertificateTerm[], today: string, reportedOn: string | null = null) =>
  basketClock(certificates, { renewalDays: 60, reportedOn, today });

it.each<[string, CertificateTerm[], string, BasketClock["standing"], number | null]>([
  ["nothing handed in", [], "2026-11-25", "none", null],
  ["handed in", [certificate({ state: "submitted" })], "2026-11-25", "applied", null],
  ["rejected", [certificate({ state: "rejected" })], "2026-11-25", "none", null],
  ["verified for later", [certificate()], "2024-02-28", "applied", null],
  ["valid", [certificate()], "2026-11-25", "valid", 95],
  ["the day before renewal opens", [certificate()], "2026-12-29", "valid", 61],
  ["the day renewal opens", [certificate()], "2026-12-30", "renewal_open", 60],
  ["the last day", [certificate()], "2027-02-28", "renewal_open", 0],
  ["the day after", [certificate()], "2027-03-01", "expired", -1],
  ["suspended", [certificate({ state: "suspended" })], "2026-11-25", "withdrawn", null],
  [
    "renewed while the old one runs",
    [certificate(), certificate({ validFrom: "2027-01-10", validUntil: "2030-01-09" })],
    "2027-01-10",
    "valid",
    1095,
  ],
  [
    "renewal handed in after the end",
    [certificate(), certificate({ state: "submitted", validFrom: "2027-03-01", validUntil: "2030-02-28" })],
    "2027-03-02",
    "expired",
    -2,
  ],
])("%s", (_name, certificates, today, standing, daysLeft) => {
  expect(clock(certificates, today)).toMatchObject({ standing, daysLeft });
});

it("opens renewal sixty days before the last valid day", () => {
  expect(clock([certificate()], "2026-11-25")).toMatchObject({
    validUntil: "2027-02-28",
    renewalOpensOn: "2026-12-30",
  });
});

it.each([
  ["2026-05-25", "2026-11-25", true],
  ["2026-05-24", "2026-11-25", false],
  ["2027-08-31", "2028-02-29", true],
  ["2027-08-31", "2028-03-01", false],
])("a report of %s is six months young on %s: %s", (reportedOn, today, isFresh) => {
  expect(clock([], today, reportedOn).report).toMatchObject({ isFresh });
});
