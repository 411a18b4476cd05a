import { expect, it } from "vitest";
import { batchMet, deliveryMet, type MovedEvent } from "./met.ts";

const event = (
  kind: MovedEvent["kind"],
  quantityGrams: number | null,
  deliveryId: string | null = "one",
) => ({
  kind,
  quantityGrams,
  deliveryId,
});

it.each<[string, MovedEvent[], Partial<ReturnType<typeof deliveryMet>>]>([
  ["still on its way", [event("dispatched", 600)], { underWayGrams: 600, missingGrams: 0 }],
  [
    "accepted in full",
    [event("dispatched", 600), event("accepted", 600)],
    { acceptedGrams: 600, underWayGrams: 0, missingGrams: 0 },
  ],
  [
    "in part refused, in part missing",
    [event("dispatched", 600), event("accepted", 500), event("refused", 60)],
    { acceptedGrams: 500, refusedGrams: 60, missingGrams: 40 },
  ],
  [
    "refused altogether",
    [event("dispatched", 600), event("refused", 600)],
    { acceptedGrams: 0, refusedGrams: 600, missingGrams: 0 },
  ],
  [
    "accepted and sent back later",
    [event("dispatched", 600), event("accepted", 600), event("returned", 100)],
    { acceptedGrams: 600, returnedGrams: 100, missingGrams: 0 },
  ],
])("a delivery that is %s", (_, events, expected) => expect(deliveryMet(events)).toMatchObject(expected));

it("adds up deliveries, so that what is missing in one does not hide in another", () => {
  const holds = (moved: MovedEvent) => ({ ...moved, isErroneous: false });
  const events = [
    holds(event("dispatched", 600)),
    holds(event("dispatched", 300, "two")),
    holds(event("accepted", 290, "two")),
    holds(event("packed", 1_000, null)),
    { ...event("refused", 600), isErroneous: true },
  ];
  expect(batchMet(events)).toEqual({
    sentGrams: 900,
    underWayGrams: 600,
    acceptedGrams: 290,
    refusedGrams: 0,
    missingGrams: 10,
    returnedGrams: 0,
  });
});
