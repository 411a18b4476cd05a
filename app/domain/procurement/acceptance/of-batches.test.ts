import { expect, it } from "vitest";
import { acceptedOfBatches, refusedOfBatches } from "./of-batches.ts";

const line = (id: string, batchId: string, netGrams = 5_000) => ({ id, batchId, netGrams });
const finding = (deliveryLineId: string, acceptedPacks: number, temperatureCentiC: number | null = null) => ({
  deliveryLineId,
  acceptedPacks,
  temperatureCentiC,
});

it("sums packs and grams of each batch over its lines, in key order, with the warmest reading", () =>
  expect(
    acceptedOfBatches(
      [line("1", "south"), line("2", "north", 250), line("3", "south", 1_000), line("4", "west")],
      [finding("1", 2, -1_800), finding("2", 4), finding("3", 10, -1_550), finding("4", 0, 900)],
    ),
  ).toEqual([
    { batchId: "north", packs: 4, quantityGrams: 1_000, temperatureCentiC: null },
    { batchId: "south", packs: 12, quantityGrams: 20_000, temperatureCentiC: -1_550 },
  ]));

it("keeps the one reading there is", () =>
  expect(
    acceptedOfBatches([line("1", "a"), line("2", "a")], [finding("1", 1), finding("2", 1, 400)])[0],
  ).toMatchObject({ temperatureCentiC: 400 }));

it("sums what was refused of each batch, and leaves out those of which nothing was", () =>
  expect(
    refusedOfBatches(
      [line("1", "south"), line("2", "north", 250), line("3", "south", 1_000)],
      [
        { deliveryLineId: "1", rejectedPacks: 2 },
        { deliveryLineId: "2", rejectedPacks: 0 },
        { deliveryLineId: "3", rejectedPacks: 1 },
      ],
    ),
  ).toEqual([{ batchId: "south", packs: 3, quantityGrams: 11_000 }]));
