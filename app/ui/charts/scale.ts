/**
 * The top of an axis for values up to `largest`: the next of 1, 2, 2.5, 5 × 10ⁿ, and the four lines up to it.
 * An empty chart still gets an axis.
 */
export function niceScale(largest: number): { top: number; lines: number[] } {
  if (!(largest > 0)) return { top: 1, lines: [0, 0.25, 0.5, 0.75, 1] };
  const magnitude = 10 ** Math.floor(Math.log10(largest));
  const top = ([1, 2, 2.5, 5, 10].find((factor) => factor * magnitude >= largest) ?? 10) * magnitude;
  return { top, lines: [0, 1, 2, 3, 4].map((at) => (top * at) / 4) };
}

/** How far along a length a value reaches, from 0 to `length`; what is beyond either end stays at the end. */
export function along(value: number, top: number, length: number): number {
  if (!(top > 0) || !(value > 0)) return 0;
  return Math.round(Math.min(value / top, 1) * length * 10) / 10;
}

/** The points of a line through values spread evenly over a box, highest value at the top. */
export function linePoints(values: readonly number[], width: number, height: number): string {
  const top = Math.max(...values, 0);
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return values
    .map(
      (value, at) =>
        `${Math.round(at * step * 10) / 10},${Math.round((height - along(value, top, height)) * 10) / 10}`,
    )
    .join(" ");
}

/** Depth of a tile's colour, 0 (nothing) to 4 (the most), by share of the largest. */
export function depthOf(value: number, largest: number): 0 | 1 | 2 | 3 | 4 {
  if (!(value > 0) || !(largest > 0)) return 0;
  return Math.max(1, Math.min(4, Math.ceil((value / largest) * 4))) as 1 | 2 | 3 | 4;
}

/** The radius of a dot whose area is to the largest dot's as the values are; `most` is the radius of the largest. */
export function radiusOf(value: number, largest: number, most: number): number {
  if (!(value > 0) || !(largest > 0)) return 0;
  return Math.round(Math.sqrt(Math.min(value / largest, 1)) * most * 10) / 10;
}

/** About how wide words are in letters of a size: a Chinese character is square, others are half as wide. */
export function widthOf(words: string, size: number): number {
  return Array.from(words).reduce((sum, letter) => sum + size * (letter > "\u2e80" ? 1 : 0.53), 0);
}
