import type { Series, Span } from "./excursions.ts";

/** What one device measured in a stretch of time: milliseconds since 1970, hundredths of a degree Celsius. */
export type Bucket = {
  from: number;
  until: number;
  lowestCentiC: number;
  highestCentiC: number;
  readings: number;
};

const MINUTE = 60_000;
/** Stretches that people read off a clock. */
const LENGTHS = [1, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 7200, 14_400].map(
  (length) => length * MINUTE,
);
const SHANGHAI = 8 * 60 * MINUTE;

/** The shortest stretch of which at most so many cover a span. */
export function bucketLength({ from, until }: Span, most: number): number {
  const wanted = Math.max(0, until - from) / Math.max(1, most - 1);
  return LENGTHS.find((length) => length >= wanted) ?? Math.ceil(wanted / MINUTE) * MINUTE;
}

/** Each device's readings in a span, gathered into stretches that begin on the clock of Shanghai; empty ones are left out. */
export function bucketsOf(
  series: readonly Series[],
  span: Span,
  most: number,
): { deviceId: string; buckets: Bucket[] }[] {
  const length = bucketLength(span, most);
  const devices = new Map<string, Map<number, Bucket>>();
  for (const { deviceId, readings } of series) {
    const own = devices.get(deviceId) ?? new Map<number, Bucket>();
    devices.set(deviceId, own);
    for (const { at, centiC } of readings) {
      if (at < span.from || at > span.until) continue;
      const from = Math.floor((at + SHANGHAI) / length) * length - SHANGHAI;
      const known = own.get(from);
      own.set(from, {
        from,
        until: from + length,
        lowestCentiC: Math.min(known?.lowestCentiC ?? centiC, centiC),
        highestCentiC: Math.max(known?.highestCentiC ?? centiC, centiC),
        readings: (known?.readings ?? 0) + 1,
      });
    }
  }
  return [...devices].map(([deviceId, own]) => ({
    deviceId,
    buckets: [...own.values()].sort((one, other) => one.from - other.from),
  }));
}
