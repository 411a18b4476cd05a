import { daysElapsed, daysInYear, evenByMonth, paceOf } from "#app/domain/reporting/progress/forecast.ts";
import type { Named } from "#app/domain/reporting/progress/parts.ts";
import type { Report, Through, ThroughPart } from "#app/domain/reporting/workbook/read.server.ts";
import { type Locale, localName } from "#app/i18n/locale.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { type Day, lastDayOfMonth } from "#app/kernel/calendar.ts";
import {
  formatAmount,
  formatInstant,
  formatMoney,
  formatMoneyShort,
  formatShare,
} from "#app/ui/elements/format.ts";
import { BOTTOM, COLOURS, MARGIN, Paper, WIDTH } from "./paper.server.ts";

type Bulletin = { report: Report; through: Through; month: number };

/** The last day a bulletin speaks of: the month's last, or the day it is made while the month runs. */
export function lastDayOf(year: number, month: number, today: Day): Day {
  const last = lastDayOfMonth(year, month);
  return last < today ? last : today;
}

/** The monthly bulletin as PDF: the total and its pace, the months as a picture, and the parts as pictures with their figures. */
export function bulletinOf({ report, through, month }: Bulletin, locale: Locale): Promise<Buffer> {
  const t = textFor(locale, "bulletin");
  const { year } = report.progress;
  const title = t("title", { year, month });
  const paper = new Paper({ title, madeAt: report.madeAt });
  const asOf = lastDayOf(year, month, report.progress.asOf);
  let y = paper.text(title, MARGIN, MARGIN, { size: 20, bold: true, colour: COLOURS.green });
  y = paper.text(scopeOf(report, locale), MARGIN, y + 2, { size: 9, colour: COLOURS.soft });
  if (report.progress.containsDemonstrationData)
    y = paper.text(t("demo"), MARGIN, y + 2, { size: 9, bold: true, colour: COLOURS.cinnabar });
  y = figures(paper, { report, through, month }, asOf, y + 10, locale);
  y = paper.text(sentence({ report, through, month }, asOf, locale), MARGIN, y + 10, {
    size: 10.5,
    lineGap: 5,
  });
  y = months(paper, { report, through, month }, y + 14, locale);
  const { names } = report.progress;
  const words = textFor(locale, "vocabulary") as (key: string) => string;
  const named = (parts: readonly ThroughPart[], list: readonly Named[]) =>
    parts.map((part) => ({ ...part, name: nameIn(list, part.key, locale) }));
  const sections = [
    { title: t("by.county"), parts: named(through.byCounty, names.counties) },
    { title: t("by.industry"), parts: named(through.byIndustry, names.industries) },
    { title: t("by.channel"), parts: named(through.byChannel, names.channels) },
    {
      title: t("by.region"),
      parts: through.byRegion.map((part) => ({ ...part, name: words(`buyerRegions.${part.key}`) })),
    },
  ];
  for (const section of sections) y = bars(paper, section, through.whole.amountFen, y + 16, locale);
  y = roomFor(paper, y + 16, 90);
  y = paper.text(t("how.title"), MARGIN, y, { size: 12, bold: true, colour: COLOURS.green });
  paper.text(t("how.text"), MARGIN, y + 2, { size: 9, lineGap: 4 });
  return paper.finish([
    scopeOf(report, locale),
    t("foot.made", { at: formatInstant(report.madeAt) }),
    t("foot.root", { position: report.chain.end.position, hash: report.chain.end.hash }),
  ]);
}

function scopeOf({ progress: { policy } }: Report, locale: Locale): string {
  return textFor(locale, "ledger")("scope.label", {
    policy: localName(locale, policy),
    version: policy.version,
    grade: textFor(locale, "vocabulary")(`evidenceGrades.${policy.minimumGrade}`),
  });
}

function figures(
  paper: Paper,
  { report, through }: Bulletin,
  asOf: Day,
  top: number,
  locale: Locale,
): number {
  const t = textFor(locale, "bulletin");
  const { target, year } = report.progress;
  const total = through.whole.amountFen;
  const pace = target ? paceOf(year, asOf, total, target.amountFen) : null;
  const cells = [
    { label: t("figure.total"), value: formatMoneyShort(total, locale), exact: formatMoney(total) },
    {
      label: t("figure.month"),
      value: formatMoneyShort(through.whole.monthFen, locale),
      exact: formatMoney(through.whole.monthFen),
    },
    ...(target && pace
      ? [
          {
            label: t("figure.share"),
            value: formatShare(total, target.amountFen),
            exact: t("figure.floor", { amount: formatMoney(target.amountFen) }),
          },
          {
            label: t(pace.aheadFen >= 0 ? "figure.ahead" : "figure.behind"),
            value: formatMoneyShort(Math.abs(pace.aheadFen), locale),
            exact: t("figure.days", { day: daysElapsed(year, asOf), days: daysInYear(year) }),
          },
        ]
      : []),
  ];
  const width = WIDTH / cells.length;
  cells.forEach(({ label, value, exact }, index) => {
    const x = MARGIN + index * width;
    paper.box(x, top, width - 8, 62, COLOURS.paper);
    paper.text(label, x + 8, top + 6, { size: 8.5, colour: COLOURS.soft, width: width - 20 });
    paper.text(value, x + 8, top + 19, { size: 15, bold: true, colour: COLOURS.green, width: width - 20 });
    paper.text(exact, x + 8, top + 44, { size: 7, colour: COLOURS.soft, width: width - 20 });
  });
  return top + 62;
}

function sentence({ report, through, month }: Bulletin, asOf: Day, locale: Locale): string {
  const t = textFor(locale, "bulletin");
  const { target, year, totals } = report.progress;
  const { amountFen, monthFen, entryCount } = through.whole;
  const before = totals.monthFen[month - 2] ?? 0;
  const said = [
    t("said.total", {
      day: asOf,
      amount: formatMoney(amountFen),
      entries: entryCount,
      month,
      monthAmount: formatMoney(monthFen),
    }),
  ];
  if (month > 1 && before > 0)
    said.push(
      t(monthFen >= before ? "said.more" : "said.less", {
        percent: formatShare(Math.abs(monthFen - before), before),
      }),
    );
  if (target) {
    const pace = paceOf(year, asOf, amountFen, target.amountFen);
    said.push(
      t(pace.aheadFen >= 0 ? "said.ahead" : "said.behind", {
        percent: formatShare(amountFen, target.amountFen),
        amount: formatMoney(Math.abs(pace.aheadFen)),
      }),
    );
    if (pace.neededPerWeekFen) said.push(t("said.week", { amount: formatMoney(pace.neededPerWeekFen) }));
  }
  return said.join("");
}

const CHART_HEIGHT = 120;

/** Room that the figure of a column takes above it. */
const FIGURE = 10;

/**
 * The months up to this one as columns with their figures above them, and the even pace as a line: where it would run through a
 * figure, that stands in the head of its column.
 */
function months(paper: Paper, { report, month }: Bulletin, top: number, locale: Locale): number {
  const t = textFor(locale, "bulletin");
  const { totals, target, year } = report.progress;
  const shown = totals.monthFen.map((fen, index) => (index < month ? fen : 0));
  const even = target
    ? evenByMonth(year, target.amountFen).map((fen, index, all) => fen - (all[index - 1] ?? 0))
    : [];
  const most = Math.max(1, ...shown, ...even);
  let y = paper.text(t("by.month"), MARGIN, top, { size: 12, bold: true, colour: COLOURS.green }) + 4;
  const base = y + CHART_HEIGHT;
  const step = WIDTH / 12;
  const height = (fen: number) => (Math.max(0, fen) / most) * (CHART_HEIGHT - 14);
  shown.forEach((fen, index) => {
    const x = MARGIN + index * step;
    paper.box(x + 6, base - height(fen), step - 12, height(fen), COLOURS.indigo);
  });
  paper.line(
    even.map((fen, index) => [MARGIN + (index + 0.5) * step, base - height(fen)] as const),
    COLOURS.cinnabar,
    1.2,
  );
  shown.forEach((fen, index) => {
    const x = MARGIN + index * step;
    if (index < month) {
      const above = height(even[index] ?? 0) - height(fen);
      const isCrossed = above > -2 && above < FIGURE + 2;
      paper.text(
        formatMoneyShort(fen, locale).replace(/元$/, ""),
        x - 2,
        base - height(fen) + (isCrossed ? 3 : -FIGURE),
        {
          size: isCrossed ? 6 : 6.5,
          width: step + 4,
          align: "center",
          ...(isCrossed && { colour: COLOURS.paper }),
        },
      );
    }
    paper.text(t("month", { month: index + 1 }), x, base + 3, { size: 7.5, width: step, align: "center" });
  });
  paper.line(
    [
      [MARGIN, base],
      [MARGIN + WIDTH, base],
    ],
    COLOURS.line,
  );
  y = base + 16;
  return target ? paper.text(t("by.month.even"), MARGIN, y, { size: 8, colour: COLOURS.cinnabar }) : y;
}

const ROW = 17;

/** A division of the total: a bar, the year's amount, the month's, and the share, row by row. */
function bars(
  paper: Paper,
  { title, parts }: { title: string; parts: readonly (ThroughPart & { name: string })[] },
  wholeFen: number,
  top: number,
  locale: Locale,
): number {
  const t = textFor(locale, "bulletin");
  let y = roomFor(paper, top, 44 + Math.min(parts.length, 4) * ROW);
  y = paper.text(title, MARGIN, y, { size: 12, bold: true, colour: COLOURS.green }) + 2;
  const [name, bar, year, month, share] = [150, 130, 95, 85, 39] as const;
  const at = (column: number) => MARGIN + column;
  const columns = { year: name + bar, month: name + bar + year, share: name + bar + year + month };
  const right = { size: 8, align: "right" } as const;
  paper.text(t("column.year"), at(columns.year), y, { ...right, width: year - 6, colour: COLOURS.soft });
  paper.text(t("column.month"), at(columns.month), y, { ...right, width: month - 6, colour: COLOURS.soft });
  paper.text(t("column.share"), at(columns.share), y, { ...right, width: share, colour: COLOURS.soft });
  y += 14;
  const most = Math.max(1, ...parts.map(({ amountFen }) => amountFen));
  for (const part of parts) {
    y = roomFor(paper, y, ROW);
    paper.text(part.name, at(0), y, { size: 8.5, width: name - 4 });
    paper.box(at(name), y + 3, (Math.max(0, part.amountFen) / most) * (bar - 10), 8, COLOURS.indigo);
    paper.text(formatAmount(part.amountFen), at(columns.year), y, { ...right, width: year - 6 });
    paper.text(formatAmount(part.monthFen), at(columns.month), y, { ...right, width: month - 6 });
    paper.text(formatShare(part.amountFen, wholeFen), at(columns.share), y, {
      ...right,
      width: share,
    });
    y += ROW;
  }
  return parts.length === 0 ? paper.text(t("by.none"), MARGIN, y, { size: 9 }) : y;
}

/** The given place if so much room is left below it, or the top of a new page. */
function roomFor(paper: Paper, y: number, height: number): number {
  if (y + height <= BOTTOM) return y;
  paper.nextPage();
  return MARGIN;
}

function nameIn(names: readonly Named[], code: string, locale: Locale): string {
  const found = names.find((each) => each.code === code);
  return found ? localName(locale, found) : code;
}
