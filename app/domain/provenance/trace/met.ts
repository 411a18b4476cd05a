import type { TraceEventKind } from "#db/vocabulary/provenance.ts";

/** What is read of an event to say what became of goods that left. */
export type MovedEvent = { kind: TraceEventKind; deliveryId: string | null; quantityGrams: number | null };

/** What became of goods that left, in grams; what is missing is known once they were accepted or refused. */
export type Met = {
  sentGrams: number;
  /** Neither accepted nor refused yet. */
  underWayGrams: number;
  acceptedGrams: number;
  refusedGrams: number;
  /** Sent, and neither accepted nor refused at the door. */
  missingGrams: number;
  /** Accepted, and sent back afterwards. */
  returnedGrams: number;
};

/** What became of the goods of one delivery, by its events that hold. */
export function deliveryMet(events: readonly MovedEvent[]): Met {
  const grams = (asked: TraceEventKind) =>
    events.reduce((sum, { kind, quantityGrams }) => sum + (kind === asked ? (quantityGrams ?? 0) : 0), 0);
  const sentGrams = grams("dispatched");
  const acceptedGrams = grams("accepted");
  const refusedGrams = grams("refused");
  const isSettled = events.some(({ kind }) => kind === "accepted" || kind === "refused");
  const left = Math.max(0, sentGrams - acceptedGrams - refusedGrams);
  return {
    sentGrams,
    acceptedGrams,
    refusedGrams,
    returnedGrams: grams("returned"),
    underWayGrams: isSettled ? 0 : left,
    missingGrams: isSettled ? left : 0,
  };
}

/** What became of all that left of a batch, delivery by delivery; events declared erroneous are passed over. */
export function batchMet(events: readonly (MovedEvent & { isErroneous: boolean })[]): Met {
  const deliveries = new Map<string, MovedEvent[]>();
  for (const event of events)
    if (!event.isErroneous && event.deliveryId !== null)
      deliveries.set(event.deliveryId, [...(deliveries.get(event.deliveryId) ?? []), event]);
  const sum = deliveryMet([]);
  for (const delivery of deliveries.values()) {
    const met = deliveryMet(delivery);
    for (const part of Object.keys(sum) as (keyof Met)[]) sum[part] += met[part];
  }
  return sum;
}
