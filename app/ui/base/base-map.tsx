import { type Corner, countySeats, PREFECTURE } from "#app/domain/provenance/base/prefecture.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { formatCount } from "#app/ui/elements/format.ts";
import { boxAround, planOf, scaleBar } from "./map-scale.ts";

const PAPER = { width: 320, height: 240, margin: 22 };

export interface BaseMapProps {
  name: string;
  point: Corner | null;
  outline: readonly Corner[];
  counties: readonly { code: string; nameZh: string; nameEn: string }[];
}

/** Where a base lies in the prefecture and, where it was drawn, its outline; plain lines from coordinates alone. */
export function BaseMap({ name, point, outline, counties }: BaseMapProps) {
  const t = useText("bases");
  const middle = point ?? middleOf(outline);
  if (middle === null) return null;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <figure className="grid gap-1.5">
        <Locator name={name} at={middle} counties={counties} />
        <figcaption className="text-ink-soft text-sm">{t("map.prefecture")}</figcaption>
      </figure>
      {outline.length > 0 ? (
        <figure className="grid gap-1.5">
          <Outline name={name} point={point} outline={outline} />
          <figcaption className="text-ink-soft text-sm">
            {t("map.outline", { corners: outline.length })}
          </figcaption>
        </figure>
      ) : null}
    </div>
  );
}

/** 普安, whose name would run into the seat of 晴隆. */
const namedToTheLeft: ReadonlySet<string> = new Set(["522323"]);

/** Degrees between the lines of the locator's net, in millionths. */
const NET = 500_000;

function Locator({ name, at, counties }: { name: string; at: Corner; counties: BaseMapProps["counties"] }) {
  const t = useText("bases");
  const locale = useLocale();
  const plan = planOf(PREFECTURE, { ...PAPER, margin: 8 });
  const [x, y] = plan.place(at);
  const bar = scaleBar(plan, 80);
  return (
    <svg
      viewBox={`0 0 ${PAPER.width} ${PAPER.height}`}
      role="img"
      aria-label={t("map.prefecture.label", { name })}
      className="w-full rounded-card border border-line bg-white"
    >
      {lines(PREFECTURE.south, PREFECTURE.north).map((latitude) => {
        const [, lineY] = plan.place([latitude, PREFECTURE.west]);
        return (
          <g key={latitude}>
            <line x1="0" x2={PAPER.width} y1={lineY} y2={lineY} className="stroke-line" strokeWidth="0.6" />
            <text x="3" y={lineY - 2} className="fill-ink-soft text-[7px]">
              {latitude / 1_000_000}° N
            </text>
          </g>
        );
      })}
      {lines(PREFECTURE.west, PREFECTURE.east).map((longitude) => {
        const [lineX] = plan.place([PREFECTURE.south, longitude]);
        return (
          <g key={longitude}>
            <line x1={lineX} x2={lineX} y1="0" y2={PAPER.height} className="stroke-line" strokeWidth="0.6" />
            <text x={lineX + 2} y="8" className="fill-ink-soft text-[7px]">
              {longitude / 1_000_000}° E
            </text>
          </g>
        );
      })}
      {counties.map((county) => {
        const seat = countySeats[county.code];
        if (!seat) return null;
        const [seatX, seatY] = plan.place(seat);
        return (
          <g key={county.code}>
            <circle cx={seatX} cy={seatY} r="2.2" className="fill-ink-soft" />
            <text
              x={seatX + (namedToTheLeft.has(county.code) ? -4 : 4)}
              y={seatY + 3}
              textAnchor={namedToTheLeft.has(county.code) ? "end" : "start"}
              className="fill-ink text-[9px]"
            >
              {localName(locale, county)}
            </text>
          </g>
        );
      })}
      <circle cx={x} cy={y} r="8" className="fill-cinnabar/15" />
      <circle cx={x} cy={y} r="3.4" className="fill-cinnabar stroke-white" strokeWidth="1" />
      <ScaleBar length={bar.length} text={t("map.kilometres", { km: bar.metres / 1000 })} />
    </svg>
  );
}

function Outline({
  name,
  point,
  outline,
}: {
  name: string;
  point: Corner | null;
  outline: readonly Corner[];
}) {
  const t = useText("bases");
  const plan = planOf(boxAround(outline), PAPER);
  const bar = scaleBar(plan, 110);
  const text =
    bar.metres >= 1000
      ? t("map.kilometres", { km: bar.metres / 1000 })
      : t("map.metres", { metres: formatCount(bar.metres) });
  return (
    <svg
      viewBox={`0 0 ${PAPER.width} ${PAPER.height}`}
      role="img"
      aria-label={t("map.outline.label", { name })}
      className="w-full rounded-card border border-line bg-white"
    >
      <polygon
        points={outline.map((corner) => plan.place(corner).join(",")).join(" ")}
        className="fill-green-soft stroke-green"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      {outline.map((corner, position) => {
        const [x, y] = plan.place(corner);
        return <circle key={position} cx={x} cy={y} r="1.8" className="fill-green" />;
      })}
      {point ? <PointMark at={plan.place(point)} /> : null}
      <path
        d={`M${PAPER.width - 14} 24 l4 -12 l4 12 l-4 -3 z`}
        transform="translate(-4 -2)"
        className="fill-ink-soft"
      />
      <text x={PAPER.width - 14} y="34" textAnchor="middle" className="fill-ink-soft text-[9px]">
        {t("map.north")}
      </text>
      <ScaleBar length={bar.length} text={text} />
    </svg>
  );
}

function PointMark({ at: [x, y] }: { at: readonly [number, number] }) {
  return <circle cx={x} cy={y} r="3.4" className="fill-cinnabar stroke-white" strokeWidth="1" />;
}

function ScaleBar({ length, text }: { length: number; text: string }) {
  const y = PAPER.height - 8;
  return (
    <g>
      <path d={`M8 ${y - 4} v4 h${length} v-4`} fill="none" className="stroke-ink-soft" strokeWidth="1.2" />
      <text x={8 + length + 4} y={y} className="fill-ink-soft text-[9px]">
        {text}
      </text>
    </g>
  );
}

function lines(from: number, to: number): number[] {
  const first = Math.ceil(from / NET) * NET;
  return Array.from({ length: Math.floor((to - first) / NET) + 1 }, (_, index) => first + index * NET);
}

/** The middle of a drawn outline's box; null where nothing is drawn. */
function middleOf(outline: readonly Corner[]): Corner | null {
  if (outline.length === 0) return null;
  const { south, north, west, east } = boxAround(outline);
  return [Math.round((south + north) / 2), Math.round((west + east) / 2)];
}
