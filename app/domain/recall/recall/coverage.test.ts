import { expect, it } from "vitest";
import { type CountedPack, uncoveredGrams } from "./coverage.ts";

it.each<[string, CountedPack[], number, number]>([
  ["nothing in stock", [], 0, 0],
  ["nothing counted", [{ netGrams: 250, countedPacks: 0 }], 0, 0],
  ["exactly what the other batches have", [{ netGrams: 250, countedPacks: 40 }], 10_000, 0],
  ["less", [{ netGrams: 250, countedPacks: 39 }], 10_000, 0],
  ["one pack more", [{ netGrams: 250, countedPacks: 41 }], 10_000, 250],
  [
    "two packs together too much",
    [
      { netGrams: 250, countedPacks: 30 },
      { netGrams: 1000, countedPacks: 5 },
    ],
    10_000,
    2_500,
  ],
  ["no batch left", [{ netGrams: 500, countedPacks: 2 }], 0, 1_000],
])("%s", (_, packs, clean, uncovered) => expect(uncoveredGrams(packs, clean)).toBe(uncovered));
