/** Where degrees stand on the axis of a temperature chart, in hundredths of a degree. */
export type TemperatureScale = { low: number; high: number; lines: number[] };

const STEPS = [100, 200, 500, 1000, 2000];

/** An axis that shows all values with some room, with two to six lines at whole degrees. */
export function temperatureScale(values: readonly number[]): TemperatureScale {
  const least = Math.min(...values, Number.POSITIVE_INFINITY);
  const most = Math.max(...values, Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(least)) return { low: 0, high: 1000, lines: [0, 500, 1000] };
  const step = STEPS.find((step) => (most - least) / step <= 4) ?? 5000;
  const low = Math.floor((least - step / 4) / step) * step;
  const high = Math.ceil((most + step / 4) / step) * step;
  const lines = Array.from({ length: (high - low) / step + 1 }, (_, index) => low + index * step);
  return { low, high, lines };
}
