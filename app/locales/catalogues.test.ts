import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import en from "./en/index.ts";
import zh from "./zh-CN/index.ts";

type Words = Readonly<Record<string, string>>;

const namespaces = Object.keys(zh) as (keyof typeof zh)[];

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? "").sort();
}

test("both languages have the same namespaces", () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
});

test("every catalogue file is in its language's list", () => {
  for (const language of ["zh-CN", "en"]) {
    const files = readdirSync(new URL(`./${language}/`, import.meta.url))
      .filter((file) => file !== "index.ts")
      .map((file) => file.replace(".ts", ""));
    const list = readFileSync(new URL(`./${language}/index.ts`, import.meta.url), "utf8");
    for (const file of files) expect(list, `${language}/${file}`).toContain(`"./${file}.ts"`);
  }
});

test("a refusal names its amounts and words as a sentence is given them, not as the domain does", () => {
  for (const [key, text] of Object.entries(zh.errors))
    for (const name of placeholders(text)) expect(name, key).not.toMatch(/(Fen|Zh|En)$/);
});

describe.each(namespaces)("%s", (namespace) => {
  const chinese: Words = zh[namespace];
  const english: Words = en[namespace];

  test("has the same keys in both languages; only English has a singular", () => {
    const keys = Object.keys(english).filter(
      (key) => !(key.endsWith("_one") && `${key.slice(0, -4)}_other` in chinese),
    );
    expect(keys.sort()).toEqual(Object.keys(chinese).sort());
  });

  test("has no empty text", () => {
    for (const [key, text] of [...Object.entries(chinese), ...Object.entries(english)]) {
      expect(text.trim(), key).not.toBe("");
    }
  });

  test("names the same placeholders in both languages", () => {
    for (const [key, text] of Object.entries(chinese)) {
      expect(placeholders(english[key] ?? ""), key).toEqual(placeholders(text));
    }
  });

  test("writes English with English punctuation, and with quotation marks that Chinese fonts do not draw full-width", () => {
    for (const [key, text] of Object.entries(english))
      expect(text, key).not.toMatch(/[。，、；：？！（）‘’“”]/);
  });
});
