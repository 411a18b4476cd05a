import { linePoints } from "./scale.ts";

/** The run of a few values, beside the figure it belongs to. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  if (values.length < 2) return null;
  return (
    <svg viewBox="-2 -2 84 24" role="img" aria-label={label} className="inline-block h-6 w-20 align-middle">
      <polyline
        points={linePoints(values, 80, 20)}
        fill="none"
        strokeWidth="1.75"
        strokeLinejoin="round"
        strokeLinecap="round"
        className="stroke-indigo"
      />
    </svg>
  );
}
