import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { along } from "./scale.ts";

export interface BarListRow {
  key: string;
  label: ReactNode;
  value: number;
  /** The value as its reader sees it: a Money or a Count. */
  shown: ReactNode;
  /** The entries under the figure. */
  to?: string;
  note?: ReactNode;
}

/** Parts of a whole, longest first as given; every row is its own words and figure, the bar only repeats it. */
export function BarList({ rows, tone = "light" }: { rows: readonly BarListRow[]; tone?: "light" | "dark" }) {
  const largest = Math.max(0, ...rows.map((row) => row.value));
  const dark = tone === "dark";
  return (
    <ul className="grid gap-2.5">
      {rows.map((row) => (
        <li key={row.key} className="grid gap-1">
          <div className="flex items-baseline justify-between gap-3 text-[0.9375rem] leading-snug">
            <span className="min-w-0">
              {row.to ? (
                <Link to={row.to} className={dark ? "text-white underline decoration-white/30" : "link"}>
                  {row.label}
                </Link>
              ) : (
                row.label
              )}
              {row.note ? (
                <span className={`ml-2 text-sm ${dark ? "text-green-soft" : "text-ink-soft"}`}>
                  {row.note}
                </span>
              ) : null}
            </span>
            <span className="figures shrink-0 font-medium">{row.shown}</span>
          </div>
          <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" className="h-1.5 w-full">
            <rect width="100" height="4" className={dark ? "fill-white/12" : "fill-paper-deep"} />
            <rect
              width={along(row.value, largest, 100)}
              height="4"
              className={dark ? "fill-gold" : "fill-indigo"}
            />
          </svg>
        </li>
      ))}
    </ul>
  );
}
