import { describe, expect, it } from "vitest";
import { type LineProgress, orderProgress } from "./progress.ts";

const line = (
  packs: number,
  dispatchedPacks = 0,
  acceptedPacks = 0,
  shortPacks = 0,
  rejectedPacks = 0,
): LineProgress => ({
  packs,
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
  ])("%s", (_, lines, state) => expect(orderProgress(lines)).toBe(state));
});
