import { expect, test } from "vitest";
import { startOfDay } from "#app/kernel/calendar.ts";
import { knownDay } from "./known-day.ts";

test.each([
  ["inspected", startOfDay("2026-03-05"), "2026-03-05"],
  ["inspected", new Date("2026-03-05T06:30:00Z"), null],
  ["harvested", startOfDay("2026-03-05"), "2026-03-05"],
  ["loaded", startOfDay("2026-03-05"), null],
] as const)("%s at %s is known by the day %s", (kind, occurredAt, day) => {
  expect(knownDay({ kind, occurredAt })).toBe(day);
});
