import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { formatMoneyShort, formatMonthName } from "#app/ui/elements/format.ts";
import { along, niceScale, widthOf } from "./scale.ts";

export interface MonthColumn {
  /** 1 to 12. */
  month: number;
  amountFen: number;
}

const margins = { right: 4, top: 16 };
/** A page's chart has a column to itself; the wall's lies low and wide below the map. */
const papers = {
  light: { width: 460, height: 240, bottom: 30, ...margins },
  dark: { width: 880, height: 216, bottom: 38, ...margins },
};
/** On a telephone the whole chart is drawn as wide as the screen, so its words are set larger. */
const sizes = {
  light: { amount: "text-[13px] max-sm:text-[16px]", month: "text-[12px] max-sm:text-[16px]" },
  dark: { amount: "text-[15px] max-sm:hidden", month: "text-[15px] max-sm:text-[28px]" },
};

/**
 * The months of a year as columns of fen, with the even pace of the year's target as a dashed line across.
 * The caller puts a table beside it.
 */
export function MonthColumns({
  months,
  paceFen,
  label,
  tone = "light",
}: {
  months: readonly MonthColumn[];
  /** What each month would bring at an even pace, in fen. */
  paceFen?: number | null;
  /** What the chart shows, for readers who cannot see it. */
  label: string;
  tone?: "light" | "dark";
}) {
  const t = useText("elements");
  const locale = useLocale();
  const largest = Math.max(0, paceFen ?? 0, ...months.map((month) => month.amountFen));
  const { top, lines } = niceScale(largest);
  const amounts = lines.map((line) =>
    line === 0 ? "0" : largest > 0 ? formatMoneyShort(Math.round(line), locale) : "",
  );
  const paper = papers[tone];
  const size = sizes[tone];
  const box = { ...paper, left: 12 + Math.ceil(Math.max(0, ...amounts.map((words) => widthOf(words, 16)))) };
  const plot = { width: box.width - box.left - box.right, height: box.height - box.top - box.bottom };
  const step = plot.width / 12;
  const y = (value: number) => box.top + plot.height - along(value, top, plot.height);
  const quiet = tone === "dark" ? "fill-green-soft" : "fill-ink-soft";
  const rule = tone === "dark" ? "stroke-white/15" : "stroke-line";
  return (
    <svg
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-label={label}
      className={tone === "dark" ? "w-full" : "w-full max-w-2xl"}
    >
      {lines.map((line, position) => (
        <g key={line}>
          <path d={`M${box.left} ${y(line)}H${box.width - box.right}`} className={rule} />
          <text
            x={box.left - 8}
            y={y(line) + 4}
            textAnchor="end"
            className={`figures ${size.amount} ${quiet}`}
          >
            {amounts[position]}
          </text>
        </g>
      ))}
      {Array.from({ length: 12 }, (_, at) => {
        const month = at + 1;
        const amount = months.find((entry) => entry.month === month)?.amountFen ?? 0;
        const x = box.left + at * step;
        const tall = along(amount, top, plot.height);
        return (
          <g key={month}>
            {tall > 0 ? (
              <rect
                x={x + step * 0.2}
                y={box.top + plot.height - tall}
                width={step * 0.6}
                height={tall}
                rx={Math.min(3, tall / 2)}
                className={tone === "dark" ? "fill-gold" : "fill-indigo"}
              >
                <title>{`${formatMonthName(month, locale)} ${formatMoneyShort(amount, locale)}`}</title>
              </rect>
            ) : null}
            <text
              x={x + step / 2}
              y={box.height - 8}
              textAnchor="middle"
              className={`${size.month} ${month % 2 === 0 ? "max-sm:hidden" : ""} ${quiet}`}
            >
              {formatMonthName(month, locale)}
            </text>
          </g>
        );
      })}
      {paceFen && paceFen > 0 ? (
        <g>
          <path
            d={`M${box.left} ${y(paceFen)}H${box.width - box.right}`}
            strokeDasharray="6 5"
            strokeWidth="1.75"
            className={tone === "dark" ? "stroke-white" : "stroke-cinnabar"}
          />
          <text
            x={box.width - box.right}
            y={y(paceFen) - 6}
            textAnchor="end"
            className={`${size.month} ${tone === "dark" ? "fill-white" : "fill-cinnabar-deep"}`}
          >
            {t("chart.pace")}
          </text>
        </g>
      ) : null}
      {largest > 0 ? null : (
        <text
          x={box.left + plot.width / 2}
          y={box.top + plot.height / 2}
          textAnchor="middle"
          className={`text-[14px] ${quiet}`}
        >
          {t("chart.none")}
        </text>
      )}
    </svg>
  );
}
