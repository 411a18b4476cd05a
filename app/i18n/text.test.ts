import { expect, test } from "vitest";
import { textFor } from "./text.server.ts";
import { hasText, textOf } from "./text.ts";

test("a text is said in its language, with its values filled in", () => {
  expect(textFor("zh-CN", "fields")("number_small", { limit: 3 })).toBe("不能小于 3");
  expect(textFor("en", "fields")("number_small", { limit: "3" })).toBe("Not less than 3");
  expect(textFor("zh-CN", "common")("action.back")).toBe("返回");
});

test.each([
  ["en", 1, "One entry needs changing before you submit"],
  ["en", 2, "2 entries need changing before you submit"],
  ["zh-CN", 1, "有 1 处需要修改，改好后再提交"],
] as const)("in %s, %d is counted as the language counts", (locale, count, said) => {
  expect(textFor(locale, "fields")("summary", { count })).toBe(said);
});

test("values are text, never patterns or markup", () => {
  const t = textFor("zh-CN", "fields");
  expect(t("number_small", { limit: "{{limit}} $t(required) <b>" })).toBe(
    "不能小于 {{limit}} $t(required) <b>",
  );
});

test("the same function is given each time, so that it may stand in a list of dependencies", () => {
  expect(textOf("en", "shell")).toBe(textOf("en", "shell"));
});

test("a word from outside is a key only if the catalogue has it", () => {
  expect(hasText("en", "fields", "required")).toBe(true);
  expect(hasText("en", "fields", "constructor")).toBe(false);
});
