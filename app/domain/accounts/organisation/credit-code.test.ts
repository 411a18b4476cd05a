import { expect, it } from "vitest";
import { checkCharacter, creditCodeProblem, plainCreditCode } from "./credit-code.ts";

it.each<[string, string | null, string]>([
  ["91350100M000100Y43", null, "the published example"],
  // All zeros sum to 0; (31 − 0) mod 31 = 0.
  ["000000000000000000", null, "the sum is 0"],
  // Only the first character counts: 1 · 3⁰ = 1; 31 − 1 = 30 = Y.
  ["10000000000000000Y", null, "the sum is 1"],
  // 1 · 3¹ = 3; 31 − 3 = 28 = W.
  ["01000000000000000W", null, "the second weight is 3"],
  ["91350100M000100Y44", "doubtful", "the last character does not agree"],
  ["91350100M000100Y34", "doubtful", "two characters stand the wrong way round"],
  ["91350100M000100Y4", "malformed", "17 characters"],
  ["91350100M000100Y433", "malformed", "19 characters"],
  ["9135010OM000100Y43", "malformed", "O is not of the alphabet"],
  ["91350100I000100Y43", "malformed", "I is not of the alphabet"],
  ["91350100m000100Y43", "malformed", "lower case, before it is made plain"],
  ["", "malformed", "nothing"],
])("%s is %s: %s", (code, problem) => expect(creditCodeProblem(code)).toBe(problem));

it.each([
  ["91350211M000100Y4", "6"],
  ["91440300MA5F0DEM0", "A"],
  ["YYYYYYYYYYYYYYYYY", "T"],
])("computes the check character of %s", (first17, check) => expect(checkCharacter(first17)).toBe(check));

it("stores what people type with spaces, in lower case or full width", () =>
  expect(plainCreditCode(" 91350100-m000 100y４3 ")).toBe("91350100M000100Y43"));
