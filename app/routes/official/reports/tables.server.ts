import type { Context } from "#app/domain/core/context.ts";
import type { Actor } from "#app/domain/core/context.ts";
import { completeParts, type Named, nameParts, type Part } from "#app/domain/reporting/progress/parts.ts";
import { type Cell, heading, type Row, row, type Sheet } from "#app/domain/reporting/workbook/cell.ts";
import {
  type PairRow,
  type Report,
  type ReportAsked,
  type readEntriesFor,
  readIndicatorsFor,
  readListed,
  readPairs,
  readReport,
  type WorkbookEntry,
} from "#app/domain/reporting/workbook/read.server.ts";
import { readBenefitByCounty } from "#app/domain/reporting/benefit/read.server.ts";
import { benefitWays } from "#db/vocabulary/benefit.ts";
import { type Locale, localName } from "#app/i18n/locale.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { formatInstant } from "#app/ui/elements/format.ts";
import type { IndicatorLine } from "#app/domain/reporting/indicators/read.server.ts";

/** The tables of the workbook, each also to be had as CSV, by the name in its address. */
export const tableNames = [
  "total",
  "county",
  "industry",
  "channel",
  "pair",
  "benefit",
  "indicators",
  "entries",
] as const;
export type TableName = (typeof tableNames)[number];

/** More rows than this go into a further sheet: a spreadsheet holds some million. */
const ROWS_IN_A_SHEET = 1_000_000;

/** Everything a workbook is made of but its entries, which are read as they are written. */
export async function readTables(ctx: Context<Actor>, asked: ReportAsked) {
  const report = await readReport(ctx, asked);
  return {
    report,
    listed: await readListed(ctx, asked),
    pairs: await readPairs(ctx, asked),
    indicators: await readIndicatorsFor(ctx, asked),
    benefit: await readBenefitByCounty(ctx, asked.year),
  };
}

export type Tables = Awaited<ReturnType<typeof readTables>>;

/** Every sheet of the workbook, in its order. */
export function sheetsOf(
  tables: Tables,
  entries: ReturnType<typeof readEntriesFor>,
  locale: Locale,
): Sheet[] {
  return tableNames.flatMap((name) =>
    name === "entries" ? entrySheets(tables, entries, locale) : [sheetOf(name, tables, locale)],
  );
}

/** One table, with what every report says at its head. */
export function sheetOf(name: Exclude<TableName, "entries">, tables: Tables, locale: Locale): Sheet {
  const title = textFor(locale, "reports")(`sheet.${name}`);
  const head = headOf(tables.report, title, locale);
  return {
    name: title,
    widths: name === "total" ? [30, 70] : [34, 20, 20, 18, 18, 22],
    // The totals are several tables, one below the other.
    headRows: name === "total" ? 0 : head.length + 1,
    rows: [...head, ...rowsOf(name, tables, locale)],
  };
}

/** Scope, policy, time and the chain's end: at the head of every sheet and file. */
function headOf({ progress, chain, madeAt }: Report, title: string, locale: Locale): Row[] {
  const t = textFor(locale, "reports");
  const words = textFor(locale, "vocabulary");
  const { policy, year } = progress;
  return [
    heading(t("head.title", { year, table: title })),
    row(
      t("head.scope"),
      t("head.scope.value", {
        policy: localName(locale, policy),
        version: policy.version,
        grade: words(`evidenceGrades.${policy.minimumGrade}`),
        description: locale === "en" ? policy.descriptionEn : policy.descriptionZh,
      }),
    ),
    row(t("head.made_at"), formatInstant(madeAt)),
    row(t("head.root"), t("head.root.value", { position: chain.end.position, hash: chain.end.hash })),
    ...(progress.containsDemonstrationData ? [row(t("head.demo"))] : []),
    row(),
  ];
}

function rowsOf(name: Exclude<TableName, "entries">, tables: Tables, locale: Locale): Row[] {
  const { totals, names } = tables.report.progress;
  switch (name) {
    case "total":
      return totalRows(tables, locale);
    case "county":
      return partRows(completeParts(totals.byCounty, names.counties), totals.totalFen, locale);
    case "industry":
      return partRows(nameParts(totals.byIndustry, names.industries), totals.totalFen, locale);
    case "channel":
      return partRows(nameParts(totals.byChannel, names.channels), totals.totalFen, locale);
    case "pair":
      return pairRows(tables, locale);
    case "benefit":
      return benefitRows(tables, locale);
    case "indicators":
      return indicatorRows(tables.indicators, locale);
  }
}

function totalRows({ report, listed }: Tables, locale: Locale): Row[] {
  const t = textFor(locale, "reports");
  const words = textFor(locale, "vocabulary");
  const { totals, target, pace, asOf } = report.progress;
  return [
    heading(t("column.item"), t("column.value")),
    row(t("total.amount"), { fen: totals.totalFen }),
    row(t("total.entries"), { count: totals.entryCount }),
    ...(target ? [row(t("total.target"), { fen: target.amountFen })] : []),
    ...(target ? [row(t("total.target_source"), target.source)] : []),
    ...(pace ? [row(t("total.missing"), { fen: pace.missingFen })] : []),
    ...(pace ? [row(t("total.even"), { fen: pace.evenFen })] : []),
    row(t("total.as_of"), { day: asOf }),
    ...(report.chain.root
      ? [
          row(
            t("total.root"),
            t("total.root.value", { day: report.chain.root.day, hash: report.chain.root.hash }),
          ),
        ]
      : []),
    row(t("total.listed"), { count: listed.entryCount }),
    row(t("total.listed_amount"), { fen: listed.amountFen }),
    row(),
    heading(t("column.month"), t("column.amount")),
    ...totals.monthFen.map((fen, index) => row(t("month", { month: index + 1 }), { fen })),
    row(),
    heading(t("column.region"), t("column.amount")),
    ...totals.byRegion.map(({ key, amountFen }) =>
      row(words(`buyerRegions.${key as "huizhou"}`), { fen: amountFen }),
    ),
    row(),
    heading(t("column.force"), t("column.amount")),
    ...totals.bySellerForce.map(({ key, amountFen }) =>
      row(words(`sellerForces.${key as "cooperative"}`), { fen: amountFen }),
    ),
    row(),
    heading(t("column.fund"), t("column.amount")),
    ...totals.byFundSource.map(({ key, amountFen }) =>
      row(words(`fundSources.${key as "canteen"}`), { fen: amountFen }),
    ),
  ];
}

function partRows(parts: readonly (Part & Omit<Named, "code">)[], totalFen: number, locale: Locale): Row[] {
  const t = textFor(locale, "reports");
  return [
    heading(t("column.name"), t("column.amount"), t("column.entries"), t("column.share")),
    ...parts.map((part) =>
      row(
        localName(locale, part),
        { fen: part.amountFen },
        { count: part.entryCount },
        shareOf(part.amountFen, totalFen),
      ),
    ),
    row(
      t("column.sum"),
      { fen: parts.reduce((sum, { amountFen }) => sum + amountFen, 0) },
      { count: parts.reduce((sum, { entryCount }) => sum + entryCount, 0) },
    ),
  ];
}

function pairRows({ pairs, report }: Tables, locale: Locale): Row[] {
  const t = textFor(locale, "reports");
  const { counties, districts } = report.progress.names;
  const sum = (of: (pair: PairRow) => number) => pairs.reduce((total, pair) => total + of(pair), 0);
  return [
    heading(
      t("column.county"),
      t("column.paired"),
      t("column.amount"),
      t("column.to_pair"),
      t("column.entries"),
    ),
    ...pairs.map((pair) =>
      row(
        nameIn(counties, pair.countyCode, locale),
        pair.pairedDistrictCode ? nameIn(districts, pair.pairedDistrictCode, locale) : t("pair.none"),
        { fen: pair.amountFen },
        { fen: pair.toPairFen },
        { count: pair.entryCount },
      ),
    ),
    row(
      t("column.sum"),
      null,
      { fen: sum(({ amountFen }) => amountFen) },
      { fen: sum(({ toPairFen }) => toPairFen) },
      { count: sum(({ entryCount }) => entryCount) },
    ),
  ];
}

/** Farm households county by county, as they are published: the few are left out. */
function benefitRows({ benefit, report }: Tables, locale: Locale): Row[] {
  const t = textFor(locale, "reports");
  const words = textFor(locale, "vocabulary");
  const { counties } = report.progress.names;
  return [
    heading(
      t("column.county"),
      t("benefit.suppliers"),
      t("benefit.households"),
      t("benefit.formerly_poor"),
      t("column.amount"),
      ...benefitWays.map((way) => words(`benefitWays.${way}`)),
    ),
    ...benefit.map((line) =>
      row(
        nameIn(counties, line.countyCode, locale),
        { count: line.suppliers },
        { count: line.households },
        line.formerlyPoor === null ? t("benefit.few") : { count: line.formerlyPoor },
        { fen: line.amountFen },
        ...benefitWays.map((way): Cell => {
          const found = line.ways.find((each) => each.way === way);
          return found ? { fen: found.amountFen } : null;
        }),
      ),
    ),
    row(t("benefit.note")),
  ];
}

function indicatorRows(indicators: readonly IndicatorLine[], locale: Locale): Row[] {
  const t = textFor(locale, "reports");
  const value = ({ measure }: IndicatorLine, number: number): Cell =>
    measure === "money" ? { fen: number } : { count: number };
  return [
    heading(
      t("column.indicator"),
      t("column.clause"),
      t("column.target"),
      t("column.confirmed"),
      t("column.with_waiting"),
      t("column.unit"),
    ),
    ...indicators.map((line) =>
      row(
        localName(locale, line),
        line.clause,
        value(line, line.target),
        value(line, line.confirmed),
        value(line, line.withWaiting),
        locale === "en" ? line.unitEn : line.unitZh,
      ),
    ),
  ];
}

const shareOf = (part: number, whole: number): Cell =>
  whole === 0 ? null : { share: Math.round((part / whole) * 10_000) };

function nameIn(names: readonly Named[], code: string, locale: Locale): string {
  const found = names.find((each) => each.code === code);
  return found ? localName(locale, found) : code;
}

/** The entries as one table, the head first. */
export async function* entryRows(
  tables: Tables,
  entries: AsyncIterable<WorkbookEntry>,
  locale: Locale,
): AsyncGenerator<Row> {
  yield* entryHead(tables, textFor(locale, "reports")("sheet.entries"), locale);
  for await (const entry of entries) yield entryRow(entry, tables, locale);
}

/** Sheets of the entries, each with its head; they take turns at one reading. */
function entrySheets(tables: Tables, entries: ReturnType<typeof readEntriesFor>, locale: Locale): Sheet[] {
  const t = textFor(locale, "reports");
  const count = Math.max(1, Math.ceil(tables.listed.entryCount / ROWS_IN_A_SHEET));
  return Array.from({ length: count }, (_, index) => {
    const name = index === 0 ? t("sheet.entries") : `${t("sheet.entries")}_${index + 1}`;
    const head = [...entryHead(tables, name, locale)];
    async function* rows(): AsyncGenerator<Row> {
      yield* head;
      for (let written = 0; written < ROWS_IN_A_SHEET; written++) {
        const next = await entries.next();
        if (next.done) return;
        yield entryRow(next.value, tables, locale);
      }
    }
    return { name, widths: ENTRY_WIDTHS, headRows: head.length, rows: rows() };
  });
}

const GRADES_SHOWN = ["accepted", "invoiced", "paid"] as const;
const ENTRY_WIDTHS = [
  10, 8, 10, 12, 12, 16, 12, 12, 12, 20, 12, 28, 28, 14, 14, 10, 8, 20, 24, 12, 36, 12, 36, 12, 36, 10, 68,
];

function* entryHead({ report, listed }: Tables, title: string, locale: Locale): Generator<Row> {
  const t = textFor(locale, "reports");
  const words = textFor(locale, "vocabulary");
  yield* headOf(report, title, locale);
  if (listed.amountFen !== report.progress.totals.totalFen) yield row(t("entries.part"));
  yield heading(
    t("entry.id"),
    t("entry.kind"),
    t("entry.reverses"),
    t("entry.occurred_on"),
    t("entry.recognised_on"),
    t("column.amount"),
    t("column.county"),
    t("column.paired"),
    t("column.industry"),
    t("column.channel"),
    t("column.force"),
    t("entry.supplier"),
    t("entry.buyer"),
    t("entry.buyer_district"),
    t("column.region"),
    t("column.fund"),
    t("entry.trade"),
    t("entry.order"),
    t("entry.product"),
    ...GRADES_SHOWN.flatMap((grade) => [
      t("entry.grade_on", { grade: words(`evidenceGrades.${grade}`) }),
      t("entry.grade_evidence", { grade: words(`evidenceGrades.${grade}`) }),
    ]),
    t("entry.link"),
    t("entry.hash"),
  );
}

function entryRow(entry: WorkbookEntry, { report }: Tables, locale: Locale): Row {
  const words = textFor(locale, "vocabulary") as (key: string) => string;
  const { names } = report.progress;
  return row(
    { count: entry.id },
    words(`entryKinds.${entry.kind}`),
    entry.reversesId === null ? null : { count: entry.reversesId },
    { day: entry.occurredOn },
    { day: entry.recognisedOn },
    { fen: entry.amountFen },
    nameIn(names.counties, entry.countyCode, locale),
    entry.pairedDistrictCode ? nameIn(names.districts, entry.pairedDistrictCode, locale) : null,
    nameIn(names.industries, entry.industryCode, locale),
    nameIn(names.channels, entry.channelCode, locale),
    words(`sellerForces.${entry.sellerForce}`),
    entry.supplier,
    entry.buyer,
    nameIn(names.districts, entry.buyerDistrictCode, locale),
    words(`buyerRegions.${entry.buyerRegion}`),
    words(`fundSources.${entry.fundSource}`),
    words(`tradeKinds.${entry.tradeKind}`),
    entry.orderNumber,
    entry.product,
    ...GRADES_SHOWN.flatMap((grade): Cell[] => {
      const reached = entry.grades?.[grade];
      return reached ? [{ day: reached.on }, reached.evidence] : [null, null];
    }),
    entry.link === null ? null : { count: entry.link },
    entry.hash,
  );
}
