import { describe, expect, it } from "vitest";
import { newId } from "./id.ts";
import { pageOf, readPosition, writePosition } from "./keyset.ts";

describe("a position", () => {
  it("is read as it was written", () => {
    const position = { at: new Date("2026-06-15T04:00:00.123Z"), id: newId() };
    expect(readPosition(writePosition(position))).toEqual(position);
  });
  it.each([
    null,
    undefined,
    "",
    "x",
    "1.x",
    "'; drop",
    "99999999999999999.018f3c1e-0000-7000-8000-000000000000",
  ])("is none for %j", (text) => expect(readPosition(text)).toBeNull());
});

describe("pageOf", () => {
  const rows = [1, 2, 3].map((n) => ({ at: new Date(n), id: newId() }));
  it("names the next page only when there is one", () => {
    expect(pageOf(rows, (row) => row, 3).next).toBeNull();
    const page = pageOf(rows, (row) => row, 2);
    expect(page.rows).toHaveLength(2);
    expect(page.next).toBe(writePosition(rows[1]!));
  });
});
