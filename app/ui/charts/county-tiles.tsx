import type { ReactNode } from "react";
import { depthOf } from "./scale.ts";

export interface CountyTile {
  /** The key of the region: its GB code, or `yilong` for the area that has none. */
  code: string;
  name: ReactNode;
  value: number;
  shown: ReactNode;
  to?: string;
}

/** Column and row of each county, about as they lie on the map. */
const places: Record<string, string> = {
  "522323": "col-start-2 row-start-1",
  "522324": "col-start-3 row-start-1",
  "522302": "col-start-2 row-start-2",
  "522325": "col-start-3 row-start-2",
  "522326": "col-start-4 row-start-2",
  "522301": "col-start-1 row-start-3",
  yilong: "col-start-2 row-start-3",
  "522328": "col-start-3 row-start-3",
  "522327": "col-start-4 row-start-3",
};

const depths = {
  light: [
    "bg-white text-ink border-line",
    "bg-green-soft text-green-deep border-green-soft",
    "bg-[#b9d1c6] text-green-deep border-[#b9d1c6]",
    "bg-green-mid text-white border-green-mid",
    "bg-green text-white border-green",
  ],
  dark: [
    "bg-transparent text-green-soft border-white/20",
    "bg-white/8 text-white border-white/20",
    "bg-white/16 text-white border-white/20",
    "bg-[#7a5f24] text-white border-[#7a5f24]",
    "bg-gold text-green-deep border-gold",
  ],
} as const;

/**
 * The eight counties and Yilong as tiles laid out roughly as on the map; deeper means more. Counties the
 * layout does not know follow in a last row.
 */
export function CountyTiles({
  counties,
  label,
  tone = "light",
}: {
  counties: readonly CountyTile[];
  label: string;
  tone?: "light" | "dark";
}) {
  const largest = Math.max(0, ...counties.map((county) => county.value));
  return (
    <ul aria-label={label} className="county-tiles">
      {counties.map((county) => {
        const look = depths[tone][depthOf(county.value, largest)];
        const inner = (
          <>
            <span>{county.name}</span>
            <b>{county.shown}</b>
          </>
        );
        return (
          <li key={county.code} className={places[county.code]}>
            {county.to ? (
              <a href={county.to} className={look}>
                {inner}
              </a>
            ) : (
              <div className={look}>{inner}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
