import { describe, expect, it } from "vitest";
import { isId, newId, newReadableCode } from "./id.ts";

describe("newId", () => {
  it("is a version 7 UUID that sorts by its instant", () => {
    const earlier = newId(new Date("2026-01-01T00:00:00Z"));
    const later = newId(new Date("2026-01-01T00:00:00.001Z"));
    expect(earlier).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(earlier < later).toBe(true);
    expect(isId(earlier)).toBe(true);
  });
});

it("gives each identifier random bits of its own, however many are made", () => {
  const now = new Date("2026-01-01T00:00:00Z");
  expect(new Set(Array.from({ length: 10_000 }, () => newId(now).slice(15))).size).toBe(10_000);
});

describe("isId", () => {
  it.each(["", "1", "not-a-uuid", "'; drop table", "018f3c1e-0000-7000-8000-00000000000g"])(
    "refuses %j",
    (text) => expect(isId(text)).toBe(false),
  );
});

describe("newReadableCode", () => {
  it("has the length asked and only readable characters", () =>
    expect(newReadableCode(40)).toMatch(/^[23456789ABCDEFGHJKMNPQRSTUVWXYZ]{40}$/));
});
