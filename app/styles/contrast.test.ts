import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("./app.css", import.meta.url), "utf8");

const tokens = new Map(
  [...css.matchAll(/--color-([a-z-]+):\s*#([0-9a-f]{6})/gi)].map(([, name, hex]) => [name ?? "", hex ?? ""]),
);

/** Relative luminance as WCAG 2 defines it. */
function luminance(name: string): number {
  const hex = tokens.get(name);
  if (!hex) throw new TypeError(`no colour ${name}`);
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["white", "paper", "paper-deep"];

const textPairs: [text: string, ground: string][] = [
  ...["ink", "ink-soft", "green", "green-mid", "indigo", "cinnabar-deep", "gold-deep"].flatMap((text) =>
    grounds.map((ground): [string, string] => [text, ground]),
  ),
  ["cinnabar", "white"],
  ["cinnabar", "paper"],
  ["white", "cinnabar"],
  ["white", "cinnabar-deep"],
  ["white", "green"],
  ["white", "green-deep"],
  ["white", "green-mid"],
  ["white", "indigo"],
  ["green-soft", "green-deep"],
  ["green-soft", "green"],
  ["gold-soft", "green-deep"],
  ["green", "green-soft"],
  ["green-deep", "green-soft"],
  ["ink", "green-soft"],
  ["indigo", "indigo-soft"],
  ["indigo-deep", "indigo-soft"],
  ["ink", "indigo-soft"],
  ["cinnabar-deep", "cinnabar-soft"],
  ["ink", "cinnabar-soft"],
  ["gold-deep", "gold-soft"],
  ["ink", "gold-soft"],
  ["ink-soft", "gold-soft"],
];

test.each(textPairs)("%s on %s is readable (4.5 : 1)", (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
});

test.each([
  ["line-strong", "white"],
  ["line-strong", "paper"],
  ["gold", "white"],
  ["indigo", "paper"],
])("%s on %s can be told apart as a control or mark (3 : 1)", (mark, ground) => {
  expect(contrast(mark, ground)).toBeGreaterThanOrEqual(3);
});
