import { expect, test } from "vitest";
import { isStaticDocument } from "./document.ts";

test.each([
  [[], false],
  [[{}], false],
  [[{ handle: null }], false],
  [[{ handle: { document: "static" } }], true],
  [[{}, { handle: { document: "static" } }, {}], true],
  [[{ handle: { document: "other" } }], false],
])("%j", (matches, expected) => {
  expect(isStaticDocument(matches)).toBe(expected);
});
