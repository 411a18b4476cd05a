import { expect, it } from "vitest";
import { requiredSchemes, type SchemeRequirement } from "./required-schemes.ts";

const rule = (edit: Partial<SchemeRequirement> = {}): SchemeRequirement => ({
  processing: "livestock",
  industryCode: null,
  schemeCode: "animal-epidemic",
  nameZh: "动物防疫条件合格证",
  nameEn: "Animal health",
  ...edit,
});

it.each<[string, SchemeRequirement[], string[]]>([
  ["no rule", [], []],
  ["a rule of every industry", [rule()], ["animal-epidemic"]],
  ["a rule of this industry", [rule({ industryCode: "eco-livestock" })], ["animal-epidemic"]],
  ["a rule of another industry", [rule({ industryCode: "tea" })], []],
  ["a rule of other processing", [rule({ processing: "fresh" })], []],
  ["the same scheme by two rules", [rule(), rule({ industryCode: "eco-livestock" })], ["animal-epidemic"]],
  ["two schemes", [rule(), rule({ schemeCode: "food-licence" })], ["animal-epidemic", "food-licence"]],
])("%s", (_, rules, codes) =>
  expect(
    requiredSchemes(rules, { processing: "livestock", industryCode: "eco-livestock" }).map(
      ({ schemeCode }) => schemeCode,
    ),
  ).toEqual(codes),
);
