import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { day, id, instant, word, wordCheck } from "../columns.ts";
import { indicatorMeasures, indicatorVerdicts } from "../vocabulary/indicators.ts";
import { counties, files, organisations, users } from "./accounts.server.ts";

/** What else the plan asks for: funds, talent, labour, parks, schools. */
export const indicators = pgTable(
  "indicators",
  {
    code: text("code").primaryKey(),
    /** The clause of the plan that names it. */
    clause: text("clause").notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    unitZh: text("unit_zh").notNull(),
    unitEn: text("unit_en").notNull(),
    measure: word("measure", indicatorMeasures).notNull(),
    /** What each county that was lifted from poverty must reach by itself; null where only the sum is asked for. */
    eachCounty: integer("each_county"),
    /** The ledger gives its value; nobody reports it. */
    fromLedger: boolean("from_ledger").notNull(),
    position: integer("position").notNull(),
  },
  () => [wordCheck("indicators", "measure", indicatorMeasures)],
);

/** What an indicator must reach in a year; a count, or fen. */
export const indicatorTargets = pgTable(
  "indicator_targets",
  {
    indicatorCode: text("indicator_code")
      .notNull()
      .references(() => indicators.code),
    year: integer("year").notNull(),
    value: bigint("value", { mode: "number" }).notNull(),
    source: text("source").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.indicatorCode, table.year] }),
    check("indicator_targets_value", sql`${table.value} > 0`),
  ],
);

/** What an office says was reached by a day, counted from the start of the year. Inserted, never edited. */
export const indicatorReports = pgTable(
  "indicator_reports",
  {
    id: id().primaryKey(),
    indicatorCode: text("indicator_code").notNull(),
    year: integer("year").notNull(),
    /** Null for what belongs to no county: the prefecture's own part. */
    countyCode: text("county_code").references(() => counties.code),
    value: bigint("value", { mode: "number" }).notNull(),
    /** The day by which it was reached. */
    asOf: day("as_of").notNull(),
    source: text("source").notNull(),
    note: text("note").notNull(),
    fileId: uuid("file_id").references(() => files.id),
    reportedAt: instant("reported_at").notNull(),
    reportedById: uuid("reported_by_id")
      .notNull()
      .references(() => users.id),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    isDemo: boolean("is_demo").notNull(),
  },
  (table) => [
    foreignKey({
      name: "indicator_reports_target",
      columns: [table.indicatorCode, table.year],
      foreignColumns: [indicatorTargets.indicatorCode, indicatorTargets.year],
    }),
    check("indicator_reports_value", sql`${table.value} >= 0`),
    check("indicator_reports_year", sql`extract(year from ${table.asOf}) = ${table.year}`),
    index("indicator_reports_by_year").on(table.year, table.indicatorCode, table.reportedAt),
  ],
);

/** What the prefecture said of a report: once, by somebody else than its reporter. Inserted, never edited. */
export const indicatorVerdictRows = pgTable(
  "indicator_verdicts",
  {
    reportId: uuid("report_id")
      .primaryKey()
      .references(() => indicatorReports.id),
    verdict: word("verdict", indicatorVerdicts).notNull(),
    /** Why it was sent back; empty for what was confirmed. */
    reason: text("reason").notNull(),
    decidedAt: instant("decided_at").notNull(),
    decidedById: uuid("decided_by_id")
      .notNull()
      .references(() => users.id),
  },
  (table) => [
    wordCheck("indicator_verdicts", "verdict", indicatorVerdicts),
    check("indicator_verdicts_reason", sql`${table.verdict} = 'confirmed' or ${table.reason} <> ''`),
  ],
);
