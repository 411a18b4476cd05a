import area from "@turf/area";
import pointInPolygon from "@turf/boolean-point-in-polygon";
import { point, polygon } from "@turf/helpers";
import kinks from "@turf/kinks";
import { type Corner, withinPrefecture } from "./prefecture.ts";

/** Most corners of an outline. */
export const MAX_CORNERS = 200;

/** What an outline encloses at least, in thousandths of a mu: less is a line that was walked back and forth. */
const MIN_AREA_MILLI_MU = 100;

/** Why an outline cannot be one; `line` counts the lines as typed from 1. */
export type OutlineProblem =
  | { code: "base.outline_line"; line: number }
  | { code: "base.outline_elsewhere"; line: number }
  | { code: "base.outline_corners"; corners: number; most: number }
  | { code: "base.outline_crossing" };

/**
 * Reads an outline as it is typed or pasted: one corner a line, latitude and longitude in degrees with a comma, a tab or
 * spaces between them; full-width figures count. The first corner may be repeated at the end. Nothing is no outline.
 */
export function readOutline(text: string): { corners: Corner[] } | { problem: OutlineProblem } {
  const corners: Corner[] = [];
  for (const [index, typed] of text.split(/\r\n|\r|\n/).entries()) {
    const line = typed.normalize("NFKC").trim();
    if (line === "") continue;
    const corner = readCorner(line);
    if (corner === null) return { problem: { code: "base.outline_line", line: index + 1 } };
    if (!withinPrefecture(corner)) return { problem: { code: "base.outline_elsewhere", line: index + 1 } };
    const last = corners.at(-1);
    if (!last || !same(last, corner)) corners.push(corner);
  }
  const [first] = corners;
  const last = corners.at(-1);
  if (first && last && corners.length > 1 && same(first, last)) corners.pop();
  if (corners.length === 0) return { corners };
  if (corners.length < 3 || corners.length > MAX_CORNERS)
    return { problem: { code: "base.outline_corners", corners: corners.length, most: MAX_CORNERS } };
  if (kinks(shapeOf(corners)).features.length > 0 || outlineAreaMilliMu(corners) < MIN_AREA_MILLI_MU)
    return { problem: { code: "base.outline_crossing" } };
  return { corners };
}

/** An outline as {@link readOutline} reads it. */
export function outlineText(corners: readonly Corner[]): string {
  return corners.map((corner) => corner.map((micro) => (micro / 1_000_000).toFixed(6)).join(", ")).join("\n");
}

/** Whether a place lies within an outline or on its edge. */
export function isInside(corner: Corner, corners: readonly Corner[]): boolean {
  return pointInPolygon(point(degrees(corner)), shapeOf(corners));
}

/** The area within an outline in thousandths of a mu, on the sphere; 1 mu is 2000/3 square metres. */
export function outlineAreaMilliMu(corners: readonly Corner[]): number {
  return corners.length < 3 ? 0 : Math.round((area(shapeOf(corners)) * 3) / 2);
}

function readCorner(line: string): Corner | null {
  const match = /^(-?\d{1,3}(?:\.\d{1,9})?)(?:\s*[,;、]\s*|\s+)(-?\d{1,3}(?:\.\d{1,9})?)$/.exec(line);
  if (!match) return null;
  return [Math.round(Number(match[1]) * 1_000_000), Math.round(Number(match[2]) * 1_000_000)];
}

const same = (one: Corner, other: Corner) => one[0] === other[0] && one[1] === other[1];

/** In GeoJSON's order: longitude first. */
const degrees = ([latitude, longitude]: Corner) => [longitude / 1_000_000, latitude / 1_000_000];

const shapeOf = (corners: readonly Corner[]) => polygon([[...corners, ...corners.slice(0, 1)].map(degrees)]);
