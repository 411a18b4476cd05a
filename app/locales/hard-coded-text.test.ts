import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Chinese that may stand in a component: the brand, drawn or written as a name. */
const allowed: readonly string[] = ["惠黔"];

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
}

test("components take their words from the catalogues", () => {
  const root = new URL("..", import.meta.url).pathname;
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".tsx") && !file.endsWith(".test.tsx"),
  );
  expect(files.length).toBeGreaterThan(10);
  const found = files.flatMap((file) => {
    let source = withoutComments(readFileSync(`${root}/${file}`, "utf8"));
    for (const word of allowed) source = source.replaceAll(word, "");
    return [...source.matchAll(/.*\p{Script=Han}.*/gu)].map(([line]) => `${file}: ${line.trim()}`);
  });
  expect(found).toEqual([]);
});
