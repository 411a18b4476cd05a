import { expect, test } from "vitest";
import { hasSoundFieldNames } from "./field-names.ts";

test.each<[string, string[], boolean]>([
  ["nothing", [], true],
  ["plain and listed names", ["note", "roles", "lines[0].packs", "lines[599].photographs[5]"], true],
  ["a list of a thousand", ["lines[1000].packs"], false],
  ["an entry far out", ["lines[4294967290].packs"], false],
  ["a prototype", ["__proto__.x"], false],
  ["a prototype within", ["lines[0].constructor.prototype.x"], false],
  ["a long name", ["x".repeat(121)], false],
  ["a deep name", ["a.b.c.d.e.f.g"], false],
  ["too many", Array.from({ length: 10_001 }, () => "x"), false],
])("%s", (_, names, expected) => {
  expect(hasSoundFieldNames(names)).toBe(expected);
});
