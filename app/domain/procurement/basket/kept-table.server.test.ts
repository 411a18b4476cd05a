import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { newId } from "#app/kernel/id.ts";
import type { WorkTableValues } from "./form-values.ts";
import { packTable, unpackTable } from "./kept-table.server.ts";

const values = (count: number, changes: Partial<WorkTableValues> = {}): WorkTableValues => ({
  requestKey: newId(),
  budgetUnitId: newId(),
  deliveryAddressId: newId(),
  fundSource: "canteen",
  terms: "goods-first",
  wantedOn: "2026-12-10",
  ownReference: "食堂 2026/12",
  note: "请在早上七点前送到，走西门&备注=1",
  lines: Array.from({ length: count }, (_, at) => ({
    key: `line-${at}`,
    variantId: newId(),
    packs: String(at + 5),
  })),
  ...changes,
});

test("200 lines and all that was typed beside them come back as they were", () => {
  const table = { values: values(200), openedRevision: 3 };
  const packed = packTable(table);
  expect(packed).toMatch(/^[\w-]+$/);
  expect(unpackTable(packed)).toEqual(table);
});

test("what cannot be right is kept as typed: the table tells about it", () => {
  const table = { values: values(1, { wantedOn: "明天" }) };
  table.values.lines[0]!.packs = "十箱";
  expect(unpackTable(packTable(table))).toEqual({ ...table, openedRevision: undefined });
});

const packedWords = (text: string) => deflateRawSync(text).toString("base64url");

test.each([
  ["nothing", null],
  ["no packing", "abc"],
  ["another packing", packedWords("note=1")],
  ["a bomb", packedWords(`requestKey=1&note=${"a".repeat(1_000_000)}`)],
  ["a very long word", "a".repeat(7_000)],
])("%s is no table", (_, packed) => {
  expect(unpackTable(packed)).toBeNull();
});

test("a table too long for an address is not packed", () => {
  const noise = Array.from({ length: 2_000 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join("");
  expect(packTable({ values: values(200, { note: noise }) })).toBeNull();
});
