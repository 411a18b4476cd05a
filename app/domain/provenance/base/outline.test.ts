import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInside, MAX_CORNERS, outlineAreaMilliMu, outlineText, readOutline } from "./outline.ts";
import type { Corner } from "./prefecture.ts";

const square: Corner[] = [
  [25_780_000, 104_950_000],
  [25_780_000, 104_960_000],
  [25_790_000, 104_960_000],
  [25_790_000, 104_950_000],
];

describe("reading", () => {
  it.each([
    ["commas", "25.78,104.95\n25.78,104.96\n25.79,104.96\n25.79,104.95"],
    ["spaces and tabs", "25.78 104.95\n25.78\t104.96\n  25.79  104.96\n25.79 104.95  "],
    [
      "full-width figures and commas",
      "２５．７８，１０４．９５\n25.78，104.96\n25.79、104.96\n25.79；104.95",
    ],
    [
      "lines of Windows, empty ones between",
      "25.78,104.95\r\n\r\n25.78,104.96\r\n25.79,104.96\r\n25.79,104.95\r\n",
    ],
    [
      "the first corner again at the end",
      "25.78,104.95\n25.78,104.96\n25.79,104.96\n25.79,104.95\n25.78,104.95",
    ],
    ["a corner twice", "25.78,104.95\n25.78,104.95\n25.78,104.96\n25.79,104.96\n25.79,104.95"],
    ["more decimals than are kept", "25.7800001,104.95\n25.78,104.96\n25.79,104.96\n25.79,104.95"],
  ])("takes %s", (_name, text) => {
    expect(readOutline(text)).toEqual({ corners: square });
  });

  it("takes nothing for no outline", () => {
    expect(readOutline(" \n\n")).toEqual({ corners: [] });
  });

  it.each([
    ["a word", "25.78,104.95\nhere\n25.79,104.96", { code: "base.outline_line", line: 2 }],
    ["one figure", "25.78,104.95\n25.78\n25.79,104.96", { code: "base.outline_line", line: 2 }],
    ["an exponent", "2.5e1,104.95", { code: "base.outline_line", line: 1 }],
    ["minutes and seconds", "25°46′48″,104°57′", { code: "base.outline_line", line: 1 }],
    ["longitude first", "25.78,104.95\n\n104.96,25.78", { code: "base.outline_elsewhere", line: 3 }],
    ["a place in Huizhou", "23.11,114.42", { code: "base.outline_elsewhere", line: 1 }],
    ["two corners", "25.78,104.95\n25.79,104.96", { code: "base.outline_corners", corners: 2, most: 200 }],
    [
      "an outline that crosses itself",
      "25.78,104.95\n25.79,104.96\n25.78,104.96\n25.79,104.95",
      { code: "base.outline_crossing" },
    ],
    ["a line and back", "25.78,104.95\n25.79,104.96\n25.80,104.97", { code: "base.outline_crossing" }],
  ])("refuses %s", (_name, text, problem) => {
    expect(readOutline(text)).toEqual({ problem });
  });

  it("refuses more corners than a plan needs", () => {
    const corners = Array.from({ length: MAX_CORNERS + 1 }, (_, index): Corner => {
      const angle = (index / (MAX_CORNERS + 1)) * 2 * Math.PI;
      return [
        25_500_000 + Math.round(1e5 * Math.sin(angle)),
        105_500_000 + Math.round(1e5 * Math.cos(angle)),
      ];
    });
    expect(readOutline(outlineText(corners.slice(1)))).toHaveProperty("corners.length", MAX_CORNERS);
    expect(readOutline(outlineText(corners))).toHaveProperty("problem.code", "base.outline_corners");
  });

  it("reads back what it wrote", () => {
    expect(readOutline(outlineText(square))).toEqual({ corners: square });
  });

  it("answers for whatever is pasted", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(readOutline(text)).toSatisfy((read: object) => "corners" in read || "problem" in read);
      }),
    );
  });
});

it("measures: a hundredth of a degree each way near Pu'an is 1.11 km by 1.00 km, 1,672 mu", () => {
  expect(outlineAreaMilliMu(square) / 1000).toBeGreaterThan(1_660);
  expect(outlineAreaMilliMu(square) / 1000).toBeLessThan(1_680);
  expect(outlineAreaMilliMu([...square].reverse())).toBe(outlineAreaMilliMu(square));
});

it("knows what lies within it", () => {
  expect(isInside([25_785_000, 104_955_000], square)).toBe(true);
  expect(isInside([25_780_000, 104_955_000], square)).toBe(true);
  expect(isInside([25_795_000, 104_955_000], square)).toBe(false);
});
