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

const looks = {
  light: { link: "link", note: "ml-2 text-ink-soft text-sm", back: "bg-paper-deep", bar: "fill-indigo" },
  dark: {
    link: "text-white underline decoration-white/30",
    note: "ml-2 text-green-soft text-sm",
    back: "bg-white/12",
    bar: "fill-gold",
  },
} as const;

/**
 * Parts of a whole, longest first as given; every row is its own words and figure, the bar only repeats it. A page
 * shows many of them: rows are few elements, and their links plain ones.
 */
export function BarList({ rows, tone = "light" }: { rows: readonly BarListRow[]; tone?: "light" | "dark" }) {
  const largest = Math.max(0, ...rows.map((row) => row.value));
  const look = looks[tone];
  return (
    <ul className="grid gap-2.5">
      {rows.map((row) => (
        <li
          key={row.key}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-1 text-[0.9375rem] leading-snug"
        >
          <span>
            {row.to ? (
              <a href={row.to} className={look.link}>
                {row.label}
              </a>
            ) : (
              row.label
            )}
            {row.note ? <span className={look.note}>{row.note}</span> : null}
          </span>
          <span className="figures font-medium" title={row.exact}>
            {row.shown}
          </span>
          <svg
            viewBox="0 0 100 4"
            preserveAspectRatio="none"
            aria-hidden="true"
            className={`col-span-2 h-1.5 w-full ${look.back}`}
          >
            <rect width={along(row.value, largest, 100)} height="4" className={look.bar} />
          </svg>
        </li>
      ))}
    </ul>
  );
}
