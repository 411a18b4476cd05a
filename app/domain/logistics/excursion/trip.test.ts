import { expect, it } from "vitest";
import { coldChainOf, keptColdChain, spanOf, type Trip } from "./trip.ts";

const at = (minutes: number) => new Date(Date.parse("2026-06-15T15:30:00Z") + minutes * 60_000);
const trip: Trip = {
  storageClass: "frozen",
  departedAt: at(0),
  arrivedAt: null,
  acceptedAt: null,
  boundFrom: at(-60),
  handedOver: [],
};
const series = [
  {
    deviceId: "d",
    readings: [-30, 0, 30, 60, 90].map((minutes, index) => ({
      at: at(minutes).getTime(),
      centiC: [2000, -1900, -1500, -1400, -1900][index] ?? 0,
    })),
  },
];

it("begins with loading and ends with arrival, or with the receiver's signature, or is still going on", () => {
  const ends = (changes: Partial<Trip>) => spanOf({ ...trip, ...changes }, at(200));
  expect(ends({})).toEqual({ from: at(0).getTime(), until: at(200).getTime() });
  expect(ends({ acceptedAt: at(150) })?.until).toBe(at(150).getTime());
  expect(ends({ arrivedAt: at(120), acceptedAt: at(150) })?.until).toBe(at(120).getTime());
  expect(ends({ departedAt: null })?.from).toBe(at(-60).getTime());
  expect(ends({ departedAt: null, boundFrom: null })).toBeNull();
});

it("judges what was measured on the way, across midnight in Shanghai, and not before loading", () => {
  const chain = coldChainOf(trip, series, at(100));
  expect(chain).toMatchObject({
    readings: 4,
    lowestCentiC: -1900,
    highestCentiC: -1400,
    excursionMinutes: 60,
    silentMinutes: 0,
  });
  expect(chain.excursions).toEqual([
    {
      kind: "too-warm",
      deviceId: "d",
      from: at(30).getTime(),
      to: at(90).getTime(),
      minutes: 60,
      worstCentiC: -1400,
    },
  ]);
  expect(keptColdChain(trip, chain, at(100))).toMatchObject({
    from: "2026-06-15T15:30:00.000Z",
    until: "2026-06-15T17:10:00.000Z",
    excursions: [{ from: "2026-06-15T16:00:00.000Z", to: "2026-06-15T17:00:00.000Z" }],
  });
});

it("a thermometer at a handover counts by itself", () => {
  const chain = coldChainOf({ ...trip, handedOver: [{ at: at(95), centiC: -1700 }] }, series, at(100));
  expect(chain.excursions.map(({ deviceId, worstCentiC }) => [deviceId, worstCentiC])).toEqual([
    ["d", -1400],
    [null, -1700],
  ]);
});

it("ambient goods have no excursions", () =>
  expect(coldChainOf({ ...trip, storageClass: "ambient" }, series, at(500))).toMatchObject({
    readings: 4,
    excursions: [],
    excursionMinutes: 0,
  }));
