import { DomainError } from "#app/kernel/errors.ts";
import type { StorageClass } from "#db/vocabulary/catalogue.ts";

/** A leg of a shipment, as far as its passages are told. */
export type PassedLeg = {
  position: number;
  fromPlaceId: string | null;
  toPlaceId: string | null;
  plannedArriveAt: Date;
  departedAt: Date | null;
  arrivedAt: Date | null;
  departedCentiC: number | null;
  arrivedCentiC: number | null;
};

/** Goods are loaded once, at the start; at every place after it they arrive and are handed over. */
export type PassageKind = "loaded" | "arrived" | "handed-over";

/** One of the moments of a way, in order: leaving and reaching the ends of its legs. */
export type Passage = {
  /** 1, 2, 3 … */
  step: number;
  kind: PassageKind;
  position: number;
  side: "departure" | "arrival";
  /** Null: the supplier's store at the first, the buyer's door at the last. */
  placeId: string | null;
  plannedAt: Date | null;
  at: Date | null;
  centiC: number | null;
};

/** The passages of a way, from loading to the buyer's door. */
export function passagesOf(legs: readonly PassedLeg[], plannedDepartAt: Date): Passage[] {
  return [...legs]
    .sort((one, other) => one.position - other.position)
    .flatMap((leg, index) => [
      {
        step: 2 * index + 1,
        kind: index === 0 ? ("loaded" as const) : ("handed-over" as const),
        position: leg.position,
        side: "departure" as const,
        placeId: leg.fromPlaceId,
        plannedAt: index === 0 ? plannedDepartAt : null,
        at: leg.departedAt,
        centiC: leg.departedCentiC,
      },
      {
        step: 2 * index + 2,
        kind: "arrived" as const,
        position: leg.position,
        side: "arrival" as const,
        placeId: leg.toPlaceId,
        plannedAt: leg.plannedArriveAt,
        at: leg.arrivedAt,
        centiC: leg.arrivedCentiC,
      },
    ]);
}

/** The first passage nobody has recorded; null when the goods are at the buyer's door. */
export function nextPassage(passages: readonly Passage[]): Passage | null {
  return passages.find(({ at }) => at === null) ?? null;
}

/**
 * The passage that is recorded now: the next one, not before the one before it and not in days to come, with a
 * thermometer's reading where the goods are chilled or frozen.
 * @throws DomainError `shipment.passage_taken`, `trace_event.in_future`, `shipment.passage_disordered`,
 * `shipment.temperature_missing`.
 */
export function checkPassage(
  passages: readonly Passage[],
  storageClass: StorageClass,
  told: { step: number; at: Date; centiC: number | null },
  now: Date,
): Passage {
  const next = nextPassage(passages);
  if (next === null || next.step !== told.step) throw new DomainError("shipment.passage_taken");
  if (told.at.getTime() > now.getTime())
    throw new DomainError("trace_event.in_future", {}, [{ path: ["at"], code: "trace_event.in_future" }]);
  const before = passages[next.step - 2]?.at ?? null;
  if (before !== null && told.at.getTime() < before.getTime())
    throw new DomainError("shipment.passage_disordered", {}, [
      { path: ["at"], code: "shipment.passage_disordered" },
    ]);
  if (storageClass !== "ambient" && told.centiC === null)
    throw new DomainError("shipment.temperature_missing", {}, [
      { path: ["temperature"], code: "shipment.temperature_missing" },
    ]);
  return next;
}
