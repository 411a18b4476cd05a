import type { Locale } from "#app/i18n/locale.ts";

/** Groups digits in threes and shows at most `decimals` of `units / 10^scale`, without trailing zeros if `trim`. */
function decimal(units: bigint, scale: number, trim: boolean): string {
  const sign = units < 0n ? "-" : "";
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale).replace(/\B(?=(\d{3})+$)/g, ",");
  const fraction = trim ? digits.slice(digits.length - scale).replace(/0+$/, "") : digits.slice(-scale);
  return scale > 0 && fraction ? `${sign}${whole}.${fraction}` : `${sign}${whole}`;
}

/** Divides by a positive number and rounds half away from zero. */
function divideRounded(amount: bigint, divisor: bigint): bigint {
  const absolute = amount < 0n ? -amount : amount;
  const rounded = (absolute * 2n + divisor) / (divisor * 2n);
  return amount < 0n ? -rounded : rounded;
}

function withCurrency(number: string): string {
  return number.startsWith("-") ? `-¥${number.slice(1)}` : `¥${number}`;
}

/** Fen as exact yuan: 123450 → `¥1,234.50`. */
export function formatMoney(fen: number): string {
  return withCurrency(decimal(BigInt(fen), 2, false));
}

/** Fen as a plain amount without the sign of the currency, for columns whose heading names it: `1,234.50`. */
export function formatAmount(fen: number): string {
  return decimal(BigInt(fen), 2, false);
}

interface ShortForm {
  fromFen: bigint;
  word: string;
  sign: boolean;
}

const shortForms: Record<Locale, readonly [large: ShortForm, small: ShortForm]> = {
  "zh-CN": [
    { fromFen: 10_000_000_000n, word: "亿元", sign: false },
    { fromFen: 1_000_000n, word: "万元", sign: false },
  ],
  en: [
    { fromFen: 100_000_000_000n, word: " billion", sign: true },
    { fromFen: 100_000_000n, word: " million", sign: true },
  ],
};

/**
 * Fen as a figure to be read across a room: two decimals, rounded half up, `1.20亿元`, `¥142.38 million`; fewer only where
 * they tell the amount exactly, `3.7亿元`; below the first threshold the whole amount.
 */
export function formatMoneyShort(fen: number, locale: Locale): string {
  const amount = BigInt(fen);
  const absolute = amount < 0n ? -amount : amount;
  const [large, small] = shortForms[locale];
  if (absolute < small.fromFen) return formatMoney(fen);
  const precision = small.fromFen / 100n;
  const { fromFen, word, sign } =
    divideRounded(absolute, precision) * precision >= large.fromFen ? large : small;
  const hundredth = fromFen / 100n;
  const number = decimal(divideRounded(amount, hundredth), 2, amount % hundredth === 0n);
  return `${sign ? withCurrency(number) : number}${word}`;
}

/** What one of a table's amounts is counted in, where the table names its unit once: 万元, thousands of yuan. */
const tableUnitFen: Record<Locale, bigint> = { "zh-CN": 1_000_000n, en: 100_000n };

/**
 * Fen in the unit of a table that names it (`elements:money.table_unit`), to two decimals, rounded half up: `1,236.28`. What would
 * read as nothing though it is something is told exactly: `¥18.00`.
 */
export function formatInTableUnit(fen: number, locale: Locale): string {
  const hundredths = divideRounded(BigInt(fen), tableUnitFen[locale] / 100n);
  return hundredths === 0n && fen !== 0 ? formatMoney(fen) : decimal(hundredths, 2, false);
}

/** Thousandths of a unit as a number: 2500 → `2.5`, 1000000 → `1,000`. */
export function formatQuantity(milli: number): string {
  return decimal(BigInt(milli), 3, true);
}

/** Millionths of a unit as a number: 50000 → `0.05`. */
export function formatMicro(micro: number): string {
  return decimal(BigInt(micro), 6, true);
}

/** A whole number with thousands separators. */
export function formatCount(count: number): string {
  return decimal(BigInt(count), 0, true);
}

/**
 * The measure word for `count` things: an English word takes its plural (`carton` → `cartons`, `box` → `boxes`);
 * one of a thing, a symbol such as `kg`, and Chinese, which has no plural, stay as they are.
 */
export function unitWord(unit: string, count: number): string {
  if (count === 1 || !/[a-z]{3}$/.test(unit)) return unit;
  if (/(ss|x|ch|sh)$/.test(unit)) return `${unit}es`;
  if (unit.endsWith("s")) return unit;
  return /[^aeiou]y$/.test(unit) ? `${unit.slice(0, -1)}ies` : `${unit}s`;
}

const numerals = "一二三四五六七八九十";

/**
 * A clause of the plan as each language writes it: the stored `(九)` stands in the brackets of Chinese text, `（九）`, and is `(9)`
 * in English. Words around it stay.
 */
export function formatClause(words: string, locale: Locale): string {
  return words
    .replace(/ ?\(([一二三四五六七八九十])\)/g, (_, numeral: string) =>
      locale === "en" ? ` (${numerals.indexOf(numeral) + 1})` : `（${numeral}）`,
    )
    .trimStart();
}

/** Hundredths of a percent (basis points) as `12.3%`, rounded half up to `decimals` places. */
export function formatPercent(basisPoints: number, decimals: 0 | 1 | 2 = 1): string {
  const divisor = 10n ** BigInt(2 - decimals);
  return `${decimal(divideRounded(BigInt(basisPoints), divisor), decimals, false)}%`;
}

/**
 * How much of the whole a part is, as `12.3%`, rounded half up. Something is never shown as nothing, nor what is not yet whole
 * as the whole: `<0.1%`, `>99.9%`. Of no whole every part is `0.0%`.
 */
export function formatShare(part: number, whole: number): string {
  const tenths = whole > 0 ? divideRounded(BigInt(part) * 1_000n, BigInt(whole)) : 0n;
  if (tenths === 0n && part > 0 && whole > 0) return "<0.1%";
  if (tenths >= 1_000n && part < whole) return ">99.9%";
  return `${decimal(tenths, 1, false)}%`;
}

const englishMonthWords = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const englishMonths = englishMonthWords.map((word) => word.slice(0, 3));

/** A business day `YYYY-MM-DD` in words: `2026年3月5日`, `5 Mar 2026`. */
export function formatDate(date: string, locale: Locale): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return locale === "en" ? `${day} ${englishMonths[month - 1]} ${year}` : `${year}年${month}月${day}日`;
}

/** A month `YYYY-MM` in words: `2026年3月`, `Mar 2026`. */
export function formatMonth(month: string, locale: Locale): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return locale === "en" ? `${englishMonths[number - 1]} ${year}` : `${year}年${number}月`;
}

/** The name of a month 1–12 on an axis: `3月`, `Mar`. */
export function formatMonthName(month: number, locale: Locale): string {
  return locale === "en" ? (englishMonths[month - 1] ?? "") : `${month}月`;
}

/** The name of a month 1–12 in a sentence: `3月`, `March`. */
export function formatMonthWord(month: number, locale: Locale): string {
  return locale === "en" ? (englishMonthWords[month - 1] ?? "") : `${month}月`;
}

const shanghai = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "short",
});

/** An instant on the market's clock (Asia/Shanghai): `2026-03-05 14:30`. */
export function formatInstant(instant: Date | string): string {
  return shanghai.format(typeof instant === "string" ? new Date(instant) : instant);
}

/** A file size in bytes: `2 MB`, `310 kB`. */
export function formatBytes(bytes: number): string {
  if (bytes >= 1_000_000) return `${decimal(divideRounded(BigInt(bytes), 100_000n), 1, true)} MB`;
  if (bytes >= 1_000) return `${divideRounded(BigInt(bytes), 1_000n)} kB`;
  return `${bytes} B`;
}
