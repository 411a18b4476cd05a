import { describe, expect, it } from "vitest";
import { type LineProgress, orderProgress, owedPacks } from "./progress.ts";

const line = (
  packs: number,
  dispatchedPacks = 0,
  acceptedPacks = 0,
  shortPacks = 0,
  rejectedPacks = 0,
  waivedPacks = 0,
): LineProgress => ({
  packs,
  waivedPacks,
  dispatchedPacks,
  acceptedPacks,
  shortPacks,
  rejectedPacks,
});

describe("orderProgress", () => {
  it.each<[string, LineProgress[], string]>([
    ["nothing has left", [line(10), line(5)], "confirmed"],
    ["one line has left", [line(10, 10), line(5)], "partly-dispatched"],
    ["part of a line has left", [line(10, 4)], "partly-dispatched"],
    ["all has left", [line(10, 10), line(5, 5)], "dispatched"],
    ["the first delivery was accepted", [line(10, 4, 4)], "partly-accepted"],
    ["all has left, part was accepted", [line(10, 10, 4)], "partly-accepted"],
    ["all was accepted", [line(10, 10, 10), line(5, 5, 5)], "accepted"],
    ["all was answered for, short and rejected included", [line(10, 10, 7, 2, 1)], "accepted"],
    ["all was rejected", [line(10, 10, 0, 0, 10)], "accepted"],
    ["part was waived before anything left", [line(10, 0, 0, 0, 0, 4)], "confirmed"],
    ["the rest of what is under way was waived", [line(10, 6, 0, 0, 0, 4)], "dispatched"],
    ["the rest of what was accepted was waived", [line(10, 6, 5, 1, 0, 4)], "accepted"],
    ["part of the rest was waived", [line(10, 6, 6, 0, 0, 2)], "partly-accepted"],
    ["one line was waived, the other is to come", [line(10, 0, 0, 0, 0, 10), line(5)], "confirmed"],
    ["everything was waived", [line(10, 0, 0, 0, 0, 10), line(5, 0, 0, 0, 0, 5)], "cancelled"],
  ])("%s", (_, lines, state) => expect(orderProgress(lines)).toBe(state));
});

it("owes what was ordered, not waived and not dispatched", () =>
  expect(owedPacks(line(10, 6, 5, 1, 0, 3))).toBe(1));
