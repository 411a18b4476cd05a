import type { Corner } from "#app/domain/provenance/base/prefecture.ts";

/** Metres of one degree of latitude on the mean sphere (6 371 km). */
const METRES_A_DEGREE = 111_195;

export type Box = { south: number; north: number; west: number; east: number };

/** A plan on paper: where a place falls, in the units of a box `width` × `height`, and how many metres one unit is. */
export type Plan = {
  place: (corner: Corner) => [x: number, y: number];
  metresAUnit: number;
};

/** The smallest box around some places, in millionths of a degree. */
export function boxAround(corners: readonly Corner[]): Box {
  const latitudes = corners.map(([latitude]) => latitude);
  const longitudes = corners.map(([, longitude]) => longitude);
  return {
    south: Math.min(...latitudes),
    north: Math.max(...latitudes),
    west: Math.min(...longitudes),
    east: Math.max(...longitudes),
  };
}

/**
 * Fits a box of the ground onto paper, true in angle at its middle: degrees of longitude are narrowed by the cosine of
 * the latitude. North is up.
 */
export function planOf(
  box: Box,
  { width, height, margin }: { width: number; height: number; margin: number },
): Plan {
  const narrowing = Math.cos((((box.south + box.north) / 2_000_000) * Math.PI) / 180);
  const wide = Math.max((box.east - box.west) * narrowing, 1);
  const high = Math.max(box.north - box.south, 1);
  const unitsAMicro = Math.min((width - 2 * margin) / wide, (height - 2 * margin) / high);
  const left = (width - wide * unitsAMicro) / 2;
  const top = (height - high * unitsAMicro) / 2;
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    place: ([latitude, longitude]) => [
      round(left + (longitude - box.west) * narrowing * unitsAMicro),
      round(top + (box.north - latitude) * unitsAMicro),
    ],
    metresAUnit: METRES_A_DEGREE / 1_000_000 / unitsAMicro,
  };
}

/** The longest of 1, 2, 5 × 10ⁿ metres that is no longer than `units` on a plan, and its length there. */
export function scaleBar({ metresAUnit }: Plan, units: number): { metres: number; length: number } {
  const most = units * metresAUnit;
  const magnitude = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((factor) => factor * magnitude <= most) ?? 1) * magnitude;
  return { metres, length: Math.round((metres / metresAUnit) * 10) / 10 };
}
