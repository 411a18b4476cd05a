import { expect, test } from "vitest";
import { localeCookieHeader, localeOfCookies, localName } from "./locale.ts";

test.each([
  [null, "zh-CN"],
  ["", "zh-CN"],
  ["hq_lang=en", "en"],
  ["a=b; hq_lang=en; c=d", "en"],
  ["hq_lang=fr", "zh-CN"],
  ["x_hq_lang=en", "zh-CN"],
  ["hq_lang", "zh-CN"],
])("cookies %s mean %s", (cookies, locale) => {
  expect(localeOfCookies(cookies)).toBe(locale);
});

test("the cookie that is set is the cookie that is read", () => {
  expect(localeOfCookies(localeCookieHeader("en", true).split(";")[0] ?? "")).toBe("en");
  expect(localeCookieHeader("en", true)).toContain("; Secure");
  expect(localeCookieHeader("en", false)).not.toContain("Secure");
});

test("a thing without an English name keeps its Chinese one", () => {
  expect(localName("en", { nameZh: "兴义", nameEn: "Xingyi" })).toBe("Xingyi");
  expect(localName("en", { nameZh: "兴义", nameEn: null })).toBe("兴义");
  expect(localName("zh-CN", { nameZh: "兴义", nameEn: "Xingyi" })).toBe("兴义");
});
