import { describe, expect, it } from "vitest";
import { isDomainError } from "#app/kernel/errors.ts";
import type { StorageClass } from "#db/vocabulary/catalogue.ts";
import { checkPassage, nextPassage, type PassedLeg, passagesOf } from "./passage.ts";
import { strictestOf } from "./storage.ts";

const at = (minutes: number) => new Date(Date.parse("2026-06-15T15:59:59Z") + minutes * 60_000);
const leg = (position: number, changes: Partial<PassedLeg> = {}): PassedLeg => ({
  position,
  fromPlaceId: position === 1 ? null : "centre",
  toPlaceId: position === 1 ? "centre" : null,
  plannedArriveAt: at(position * 60),
  departedAt: null,
  arrivedAt: null,
  departedCentiC: null,
  arrivedCentiC: null,
  ...changes,
});

describe("passagesOf", () => {
  it("loads once, then arrives and is handed over at every place, and arrives at the buyer's", () => {
    const passages = passagesOf([leg(2), leg(1)], at(0));
    expect(passages.map(({ step, kind, placeId }) => [step, kind, placeId])).toEqual([
      [1, "loaded", null],
      [2, "arrived", "centre"],
      [3, "handed-over", "centre"],
      [4, "arrived", null],
    ]);
    expect(nextPassage(passages)?.step).toBe(1);
  });
});

describe("checkPassage", () => {
  const loaded = [leg(1, { departedAt: at(0), departedCentiC: -1900 }), leg(2)];
  const check = (
    told: { step: number; at: Date; centiC: number | null },
    storageClass: StorageClass = "frozen",
  ) => {
    try {
      return checkPassage(passagesOf(loaded, at(0)), storageClass, told, at(60)).kind;
    } catch (error) {
      return isDomainError(error) ? error.code : error;
    }
  };
  it.each([
    ["the next one", { step: 2, at: at(1), centiC: -1850 }, "frozen", "arrived"],
    ["at the same minute", { step: 2, at: at(0), centiC: -1850 }, "frozen", "arrived"],
    ["one that was recorded", { step: 1, at: at(1), centiC: -1850 }, "frozen", "shipment.passage_taken"],
    ["one too far", { step: 3, at: at(1), centiC: -1850 }, "frozen", "shipment.passage_taken"],
    ["before it left", { step: 2, at: at(-1), centiC: -1850 }, "frozen", "shipment.passage_disordered"],
    ["in a time to come", { step: 2, at: at(61), centiC: -1850 }, "frozen", "trace_event.in_future"],
    [
      "without a thermometer",
      { step: 2, at: at(1), centiC: null },
      "chilled",
      "shipment.temperature_missing",
    ],
    ["ambient, without a thermometer", { step: 2, at: at(1), centiC: null }, "ambient", "arrived"],
  ] as const)("%s", (_name, told, storageClass, expected) =>
    expect(check(told, storageClass)).toBe(expected),
  );
  it("nothing comes after the buyer's door", () => {
    const done = [leg(1, { toPlaceId: null, departedAt: at(0), arrivedAt: at(9) })];
    expect(nextPassage(passagesOf(done, at(0)))).toBeNull();
  });
});

it.each<[StorageClass[], StorageClass]>([
  [[], "ambient"],
  [["ambient", "chilled"], "chilled"],
  [["frozen", "chilled", "ambient"], "frozen"],
])("of %j the strictest is %s", (classes, strictest) => expect(strictestOf(classes)).toBe(strictest));
