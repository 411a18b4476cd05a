import { expect, test } from "vitest";
import { documentKindOf } from "./document.ts";

test.each([
  [[], "hydrated"],
  [[{}], "hydrated"],
  [[{ handle: null }], "hydrated"],
  [[{ handle: { document: "static" } }], "static"],
  [[{}, { handle: { document: "static" } }, {}], "static"],
  [[{}, { handle: { document: "plain" } }], "plain"],
  [[{ handle: { document: "other" } }], "hydrated"],
])("%j", (matches, expected) => {
  expect(documentKindOf(matches)).toBe(expected);
});
