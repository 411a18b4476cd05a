import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { day, fen, id, instant, word, wordCheck } from "../columns.ts";
import { benefitWays } from "../vocabulary/benefit.ts";
import { indicatorVerdicts } from "../vocabulary/indicators.ts";
import { counties, organisations, users } from "./accounts.server.ts";

/**
 * 联农带农: how many farm households a supplier's business reached since the year began, as the supplier says. Numbers
 * alone: no household is named anywhere. Inserted, never edited.
 */
export const householdBenefits = pgTable(
  "household_benefits",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    /** The supplier's county as it reported; its office verifies. */
    countyCode: text("county_code")
      .notNull()
      .references(() => counties.code),
    year: integer("year").notNull(),
    /** Each household once, in however many ways it was reached. */
    households: integer("households").notNull(),
    /** Of them, lifted from poverty. */
    formerlyPoor: integer("formerly_poor").notNull(),
    asOf: day("as_of").notNull(),
    /** The papers it rests on. */
    basis: text("basis").notNull(),
    reportedAt: instant("reported_at").notNull(),
    reportedById: uuid("reported_by_id")
      .notNull()
      .references(() => users.id),
    isDemo: boolean("is_demo").notNull(),
  },
  (table) => [
    check(
      "household_benefits_households",
      sql`${table.households} > 0 and ${table.formerlyPoor} between 0 and ${table.households}`,
    ),
    check("household_benefits_year", sql`extract(year from ${table.asOf}) = ${table.year}`),
    index("household_benefits_by_supplier").on(table.organisationId, table.year, table.reportedAt),
    index("household_benefits_by_county").on(table.countyCode, table.year, table.reportedAt),
  ],
);

/** What reached the households of a report in each way. */
export const householdBenefitWays = pgTable(
  "household_benefit_ways",
  {
    reportId: uuid("report_id")
      .notNull()
      .references(() => householdBenefits.id),
    way: word("way", benefitWays).notNull(),
    amountFen: fen("amount_fen").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reportId, table.way] }),
    wordCheck("household_benefit_ways", "way", benefitWays),
    check("household_benefit_ways_amount", sql`${table.amountFen} > 0`),
  ],
);

/** What the county said of a report: once. Inserted, never edited. */
export const householdBenefitVerdicts = pgTable(
  "household_benefit_verdicts",
  {
    reportId: uuid("report_id")
      .primaryKey()
      .references(() => householdBenefits.id),
    verdict: word("verdict", indicatorVerdicts).notNull(),
    reason: text("reason").notNull(),
    decidedAt: instant("decided_at").notNull(),
    decidedById: uuid("decided_by_id")
      .notNull()
      .references(() => users.id),
  },
  (table) => [
    wordCheck("household_benefit_verdicts", "verdict", indicatorVerdicts),
    check("household_benefit_verdicts_reason", sql`${table.verdict} = 'confirmed' or ${table.reason} <> ''`),
  ],
);
