import { expect, it } from "vitest";
import { csvOf, yuanCell } from "./csv.ts";

it.each([
  ["普安红", "普安红"],
  ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  [" =1", "' =1"],
  ['a "b", c', '"a ""b"", c"'],
  ["=1,2", '"\'=1,2"'],
  [-12.5, "-12.5"],
  [0, "0"],
  [null, ""],
])("%j is written %s", (cell, written) => expect(csvOf([[cell]])).toBe(`\uFEFF${written}\r\n`));

it("ends every row and parts its cells", () => {
  expect(
    csvOf([
      ["a", 1],
      [null, "b"],
    ]),
  ).toBe("\uFEFFa,1\r\n,b\r\n");
});

it.each([
  [123_450, 1234.5],
  [-1, -0.01],
  [37_000_000_001, 370_000_000.01],
])("%i fen are %d yuan", (fen, yuan) => expect(yuanCell(fen)).toBe(yuan));
