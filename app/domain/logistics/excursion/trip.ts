import type { KeptColdChain } from "#db/schema/logistics.server.ts";
import type { StorageClass } from "#db/vocabulary/catalogue.ts";
import { temperatureProblem } from "#app/domain/procurement/acceptance/temperature.ts";
import { coveredMinutes, type Excursion, excursionsOf, type Series, type Span } from "./excursions.ts";
import { coldChainRule } from "./rules.ts";

/** A shipment as far as its temperature is judged. */
export type Trip = {
  storageClass: StorageClass;
  departedAt: Date | null;
  arrivedAt: Date | null;
  /** When its receiver signed, where nobody recorded that it arrived. */
  acceptedAt: Date | null;
  /** When its devices were set to travel with it, the first of them. */
  boundFrom: Date | null;
  /** What was measured by hand where it was handed over. */
  handedOver: readonly { at: Date; centiC: number }[];
};

/** The time in which the goods were on their way: from loading, or from the first device, until they came. */
export function spanOf(trip: Trip, now: Date): Span | null {
  const from = trip.departedAt ?? trip.boundFrom;
  if (from === null) return null;
  const until = trip.arrivedAt ?? trip.acceptedAt ?? now;
  return { from: from.getTime(), until: until.getTime() };
}

/** What was measured of a trip, and where it left its range. */
export type ColdChain = {
  readings: number;
  lowestCentiC: number | null;
  highestCentiC: number | null;
  excursions: Excursion[];
  /** Minutes out of range, and minutes of which nothing is known. */
  excursionMinutes: number;
  silentMinutes: number;
};

/** Judges a trip by its storage class; ambient goods have no excursions. */
export function coldChainOf(trip: Trip, series: readonly Series[], now: Date): ColdChain {
  const span = spanOf(trip, now);
  const rule = coldChainRule(trip.storageClass);
  const within = span
    ? series.flatMap(({ readings }) => readings.filter(({ at }) => at >= span.from && at <= span.until))
    : [];
  const excursions = rule ? [...(span ? excursionsOf(series, rule, span) : []), ...atHandovers(trip)] : [];
  return {
    readings: within.length,
    lowestCentiC: within.reduce<number | null>((low, { centiC }) => Math.min(low ?? centiC, centiC), null),
    highestCentiC: within.reduce<number | null>((high, { centiC }) => Math.max(high ?? centiC, centiC), null),
    excursions: excursions.sort((one, other) => one.from - other.from || one.to - other.to),
    excursionMinutes: coveredMinutes(excursions.filter(({ kind }) => kind !== "no-data")),
    silentMinutes: coveredMinutes(excursions.filter(({ kind }) => kind === "no-data")),
  };
}

/** Goods that were measured out of range when they were handed over. */
function atHandovers({ storageClass, handedOver }: Trip): Excursion[] {
  return handedOver.flatMap(({ at, centiC }) => {
    const problem = temperatureProblem(storageClass, centiC);
    if (problem === null) return [];
    const kind = problem === "too_warm" ? ("too-warm" as const) : ("too-cold" as const);
    return [{ kind, deviceId: null, from: at.getTime(), to: at.getTime(), minutes: 1, worstCentiC: centiC }];
  });
}

/** What is kept of a cold chain when the receiver signs. */
export function keptColdChain(trip: Trip, chain: ColdChain, now: Date): KeptColdChain {
  const span = spanOf(trip, now);
  const iso = (at: number) => new Date(at).toISOString();
  return {
    storageClass: trip.storageClass,
    readings: chain.readings,
    from: span && iso(span.from),
    until: span && iso(span.until),
    lowestCentiC: chain.lowestCentiC,
    highestCentiC: chain.highestCentiC,
    excursionMinutes: chain.excursionMinutes,
    silentMinutes: chain.silentMinutes,
    excursions: chain.excursions.map(({ kind, from, to, minutes, worstCentiC }) => ({
      kind,
      from: iso(from),
      to: iso(to),
      minutes,
      worstCentiC,
    })),
  };
}
