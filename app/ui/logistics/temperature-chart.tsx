import { useText } from "#app/i18n/use-text.tsx";
import { formatInstant } from "#app/ui/elements/format.ts";
import { temperatureScale } from "./temperature-scale.ts";
import { type BucketView, degrees, type DeviceSeriesView, type ExcursionView } from "./view.ts";

const box = { width: 720, height: 260, left: 58, right: 12, top: 14, bottom: 38 };
const plot = { width: box.width - box.left - box.right, height: box.height - box.top - box.bottom };
const TICKS = 4;
const strokes = ["stroke-indigo", "stroke-gold-deep", "stroke-green"] as const;
const fills = ["fill-indigo", "fill-gold-deep", "fill-green"] as const;

type Limits = { lowest: number | null; highest: number };

/** Buckets that follow each other without a hole. */
function unbroken(buckets: readonly BucketView[]): BucketView[][] {
  const parts: BucketView[][] = [];
  for (const bucket of buckets) {
    const part = parts.at(-1);
    if (part && bucket.from <= (part.at(-1)?.until ?? 0) + (bucket.until - bucket.from)) part.push(bucket);
    else parts.push([bucket]);
  }
  return parts;
}

/**
 * A temperature over time, drawn on the server: the range the goods want, each device between its lowest and its highest,
 * and the breaks of the cold chain. The caller puts a table beside it.
 */
export function TemperatureChart({
  series,
  span,
  limits,
  excursions,
  label,
}: {
  series: readonly DeviceSeriesView[];
  /** Milliseconds since 1970. */
  span: { from: number; until: number };
  /** Hundredths of a degree; null where the goods want none. */
  limits: Limits | null;
  excursions: readonly ExcursionView[];
  /** What the chart shows, for readers who cannot see it. */
  label: string;
}) {
  const t = useText("logistics");
  const measured = series.flatMap(({ buckets }) =>
    buckets.flatMap(({ lowestCentiC, highestCentiC }) => [lowestCentiC, highestCentiC]),
  );
  const { low, high, lines } = temperatureScale([
    ...measured,
    ...(limits ? [limits.highest, ...(limits.lowest === null ? [] : [limits.lowest])] : []),
  ]);
  const length = Math.max(1, span.until - span.from);
  const round = (value: number) => Math.round(value * 10) / 10;
  const within = (at: number) => Math.min(Math.max(at, span.from), span.until);
  const x = (at: number) => round(box.left + ((within(at) - span.from) / length) * plot.width);
  const y = (centiC: number) => round(box.top + ((high - centiC) / (high - low)) * plot.height);
  const middle = ({ from, until }: BucketView) => x((within(from) + within(until)) / 2);
  return (
    <svg
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-label={label}
      className="w-full max-w-4xl"
    >
      {limits ? (
        <rect
          x={box.left}
          width={plot.width}
          y={y(Math.min(high, limits.highest))}
          height={round(y(Math.max(low, limits.lowest ?? low)) - y(Math.min(high, limits.highest)))}
          className="fill-green-soft"
        />
      ) : null}
      {excursions.map(({ kind, deviceId, from, to }) => (
        <rect
          key={`${kind}/${deviceId}/${from}`}
          x={x(from)}
          width={Math.max(2, round(x(to) - x(from)))}
          y={box.top}
          height={plot.height}
          className={kind === "no-data" ? "fill-ink-soft/20" : "fill-cinnabar/15"}
        />
      ))}
      {lines.map((line) => (
        <g key={line}>
          <path d={`M${box.left} ${y(line)}H${box.width - box.right}`} className="stroke-line" />
          <text
            x={box.left - 8}
            y={y(line) + 5}
            textAnchor="end"
            className="figures fill-ink-soft text-[13px] max-sm:text-[26px]"
          >
            {degrees(line)}
          </text>
        </g>
      ))}
      {limits ? (
        <g>
          <path
            d={`M${box.left} ${y(limits.highest)}H${box.width - box.right}`}
            strokeDasharray="6 5"
            strokeWidth="1.5"
            className="stroke-cinnabar"
          />
          <text
            x={box.width - box.right - 4}
            y={y(limits.highest) - 6}
            textAnchor="end"
            className="fill-cinnabar-deep text-[13px] max-sm:text-[26px]"
          >
            {t("chain.limit", { degrees: degrees(limits.highest) })}
          </text>
        </g>
      ) : null}
      {series.flatMap(({ deviceId, buckets }, index) =>
        unbroken(buckets).map((part) => {
          const upper = part.map((bucket) => `${middle(bucket)},${y(bucket.highestCentiC)}`);
          const lower = part.map((bucket) => `${middle(bucket)},${y(bucket.lowestCentiC)}`).reverse();
          const tone = index % strokes.length;
          return (
            <g key={`${deviceId}/${part[0]?.from}`}>
              <polygon points={[...upper, ...lower].join(" ")} className={fills[tone]} opacity="0.25" />
              <polyline
                points={(part.length > 1 ? upper : [...upper, ...upper]).join(" ")}
                fill="none"
                strokeWidth="2"
                strokeLinejoin="round"
                strokeLinecap="round"
                className={strokes[tone]}
              />
            </g>
          );
        }),
      )}
      {Array.from({ length: TICKS + 1 }, (_, index) => {
        const at = span.from + (length * index) / TICKS;
        const isEnd = index === TICKS;
        return (
          <text
            key={at}
            x={x(at)}
            y={box.height - 8}
            textAnchor={index === 0 ? "start" : isEnd ? "end" : "middle"}
            className={`figures fill-ink-soft text-[13px] max-sm:text-[26px] ${index === 0 || isEnd ? "" : "max-sm:hidden"}`}
          >
            {formatInstant(new Date(at)).slice(5)}
          </text>
        );
      })}
    </svg>
  );
}
