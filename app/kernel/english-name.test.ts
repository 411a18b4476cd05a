import { expect, test } from "vitest";
import { englishOr, givenEnglish } from "./english-name.ts";

test.each([
  ["Pu'an Hong", "普安红", "Pu'an Hong", "Pu'an Hong"],
  ["", "普安红", "普安红", ""],
])("“%s” beside “%s” is stored as “%s” and shown as “%s”", (typed, chinese, stored, shown) => {
  expect(englishOr(typed, chinese)).toBe(stored);
  expect(givenEnglish(stored, chinese)).toBe(shown);
});
