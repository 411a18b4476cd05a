import { describe, expect, it } from "vitest";
import { mergeLines, mergePasted } from "./merge-lines.ts";

const line = (key: string, packs = "10") => ({ key, variantId: `v-${key}`, packs });

describe("lines worked on while an answer was under way", () => {
  it.each([
    {
      what: "keeps what was typed since",
      now: [line("a", "15"), line("b")],
      sent: ["a", "b"],
      lines: [line("a"), line("b")],
      expected: [line("a", "15"), line("b")],
    },
    {
      what: "adds the lines the answer made below those added meanwhile",
      now: [line("a"), line("mine", "7")],
      sent: ["a"],
      lines: [line("a"), line("pasted", "20")],
      expected: [line("a"), line("mine", "7"), line("pasted", "20")],
    },
    {
      what: "takes away what the answer removed",
      now: [line("a"), line("b")],
      sent: ["a", "b"],
      lines: [line("b")],
      expected: [line("b")],
    },
    {
      what: "does not bring back what was removed meanwhile",
      now: [line("b")],
      sent: ["a", "b"],
      lines: [line("a"), line("b"), line("c")],
      expected: [line("b"), line("c")],
    },
    {
      what: "does not add twice when the same answer is merged again",
      now: [line("a"), line("c", "30")],
      sent: ["a"],
      lines: [line("a"), line("c")],
      expected: [line("a"), line("c", "30")],
    },
  ])("$what", ({ now, sent, lines, expected }) => {
    expect(mergeLines(now, { sent, lines })).toEqual(expected);
  });
});

describe("the box of a pasted list", () => {
  it.each([
    { what: "is emptied when all was read", now: "A 1", sent: "A 1", kept: "", expected: "" },
    {
      what: "keeps the rows that were not read",
      now: "A 1\nX 2",
      sent: "A 1\nX 2",
      kept: "X 2",
      expected: "X 2",
    },
    { what: "keeps what was typed below", now: "A 1\nB 2", sent: "A 1", kept: "", expected: "B 2" },
    {
      what: "puts it below the rows not read",
      now: "X 1\nB 2",
      sent: "X 1\n",
      kept: "X 1",
      expected: "X 1\nB 2",
    },
    { what: "is left alone when it was written anew", now: "C 3", sent: "A 1", kept: "A 1", expected: "C 3" },
  ])("$what", ({ now, sent, kept, expected }) => {
    expect(mergePasted(now, { sent, kept })).toBe(expected);
  });
});
