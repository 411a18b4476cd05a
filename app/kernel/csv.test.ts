import { expect, it } from "vitest";
import { textField } from "./csv.ts";

it.each([
  ["普安红", "普安红"],
  ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  [" =1", "' =1"],
  ['a "b", c', '"a ""b"", c"'],
  ["=1,2", '"\'=1,2"'],
])("%j is written %s", (text, written) => expect(textField(text)).toBe(written));
