import { radiusOf, widthOf } from "./scale.ts";

export interface DotRow {
  key: string;
  label: string;
  /** One for each column, in their order; null where there is nothing. */
  values: readonly (number | null)[];
}

const LETTER = 14;
const CELL = { width: 64, height: 44 };
const MOST = 20;
/** Heads of columns lean, so that long ones stand side by side. */
const LEAN = { degrees: -40, rise: Math.sin((40 * Math.PI) / 180), run: Math.cos((40 * Math.PI) / 180) };

/**
 * Two divisions at once as dots: the area of a dot is its amount, a ring is less than nothing. It has its own size; where
 * there is less room its frame scrolls. The caller puts a table beside it.
 */
export function DotGrid({
  columns,
  rows,
  label,
  shown,
}: {
  columns: readonly { key: string; label: string }[];
  rows: readonly DotRow[];
  /** What the picture shows, for readers who cannot see it. */
  label: string;
  /** A value as its reader sees it. */
  shown: (value: number) => string;
}) {
  const largest = Math.max(0, ...rows.flatMap(({ values }) => values.map((value) => Math.abs(value ?? 0))));
  const heads = columns.map(({ label }) => widthOf(label, LETTER));
  const left = 12 + Math.ceil(Math.max(0, ...rows.map(({ label }) => widthOf(label, LETTER))));
  const top = 14 + Math.ceil(Math.max(0, ...heads) * LEAN.rise);
  const width = left + columns.length * CELL.width + Math.ceil((heads.at(-1) ?? 0) * LEAN.run);
  const height = top + rows.length * CELL.height;
  const across = (at: number) => left + (at + 0.5) * CELL.width;
  const down = (at: number) => top + (at + 0.5) * CELL.height;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <g fontSize={LETTER} className="fill-ink-soft">
        {columns.map(({ key, label }, at) => (
          <text key={key} transform={`translate(${across(at)} ${top - 6}) rotate(${LEAN.degrees})`}>
            {label}
          </text>
        ))}
        {rows.map(({ key, label }, at) => (
          <text key={key} x={left - 10} y={down(at) + 5} textAnchor="end">
            {label}
          </text>
        ))}
      </g>
      {rows.map(({ key, label, values }, at) => (
        <g key={key}>
          <path
            d={`M${left} ${down(at)}H${left + columns.length * CELL.width}`}
            className="stroke-line"
            strokeDasharray="1 5"
          />
          {values.map((value, column) =>
            value ? (
              <circle
                key={columns[column]?.key}
                cx={across(column)}
                cy={down(at)}
                r={Math.max(1, radiusOf(Math.abs(value), largest, MOST))}
                className={value > 0 ? "fill-indigo" : "fill-none stroke-2 stroke-cinnabar"}
              >
                <title>{`${label} · ${columns[column]?.label}: ${shown(value)}`}</title>
              </circle>
            ) : null,
          )}
        </g>
      ))}
    </svg>
  );
}
