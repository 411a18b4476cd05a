import type { ReactNode } from "react";
import { along } from "./scale.ts";

export interface BarListRow {
  key: string;
  label: ReactNode;
  value: number;
  /** The value as its reader sees it. */
  shown: ReactNode;
  /** The value in full, on hover, where `shown` is rounded. */
  exact?: string;
  /** The entries under the figure. */
  to?: string;
  note?: ReactNode;
}

/**
 * Parts of a whole, longest first as given; every row is its own words and figure, the bar only repeats it. A page
 * shows many of them: rows are few elements, drawn by `app.css`, and their links plain ones.
 */
export function BarList({ rows, tone = "light" }: { rows: readonly BarListRow[]; tone?: "light" | "dark" }) {
  const largest = Math.max(0, ...rows.map((row) => row.value));
  return (
    <ul className={tone === "dark" ? "bars bars-dark" : "bars"}>
      {rows.map((row) => (
        <li key={row.key}>
          <span>
            {row.to ? <a href={row.to}>{row.label}</a> : row.label}
            {row.note ? <small>{row.note}</small> : null}
          </span>
          <b title={row.exact}>{row.shown}</b>
          <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect width={along(row.value, largest, 100)} height="4" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
