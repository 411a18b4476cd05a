import { expect, it } from "vitest";
import { inSeason } from "./season.ts";
import { characterPairs, likePattern, searchTerms } from "./terms.ts";

it.each([
  ["a  b a", ["a", "b"]],
  ["", []],
  ["1 2 3 4 5 6 7 8", ["1", "2", "3", "4", "5", "6"]],
])("the words of %j are %j", (text, words) => expect(searchTerms(text)).toEqual(words));

it.each([
  ["100%", "%100\\%%"],
  ["a_b", "%a\\_b%"],
  ["c\\d", "%c\\\\d%"],
])("%s matches only itself", (term, pattern) => expect(likePattern(term)).toBe(pattern));

it("pairs neighbouring characters", () => {
  expect(characterPairs("羊肚军")).toEqual(["羊肚", "肚军"]);
  expect(characterPairs("茶")).toEqual([]);
});

it.each([
  [null, null, 7, true],
  [3, 5, 3, true],
  [3, 5, 5, true],
  [3, 5, 6, false],
  [11, 2, 12, true],
  [11, 2, 2, true],
  [11, 2, 3, false],
])("months %s to %s hold month %i: %s", (from, to, month, answer) =>
  expect(inSeason(from, to, month)).toBe(answer),
);
