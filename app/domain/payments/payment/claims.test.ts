import { expect, it } from "vitest";
import { openClaimsFen } from "./claims.ts";

it.each<[string, number[], number[], number]>([
  ["nothing announced", [], [], 0],
  ["announced, not yet seen", [100], [], 100],
  ["announced and seen", [100], [100], 0],
  ["less came than announced: to be announced again", [100], [60], 0],
  ["more came than announced", [100], [120], 0],
  ["the second of two came", [60, 40], [40], 60],
  ["one of two came with another amount: the oldest is answered", [60, 40], [55], 40],
  ["money nobody announced", [], [80], 0],
  ["the exact one is answered first", [100, 50], [50, 30], 0],
])("%s", (_, claims, receipts, open) => expect(openClaimsFen(claims, receipts)).toBe(open));
