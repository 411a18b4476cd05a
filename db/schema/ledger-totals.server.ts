import { bigint, integer, pgTable, pgView, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { fen, word, wordCheck } from "../columns.ts";
import { totalDimensions } from "../vocabulary/ledger.ts";
import { countingPolicies } from "./counting-policies.server.ts";

/** Every dimension of the cockpit but the period. */
const dimensions = () => ({
  countyCode: text("county_code").notNull(),
  industryCode: text("industry_code").notNull(),
  channelCode: text("channel_code").notNull(),
  sellerForce: text("seller_force").notNull(),
  buyerDistrictCode: text("buyer_district_code").notNull(),
  buyerRegion: text("buyer_region").notNull(),
  fundSource: text("fund_source").notNull(),
});

/** What an entry is summed by: the period, every dimension of the cockpit, and the evidence reached. */
const cell = () => ({
  year: integer("year").notNull(),
  month: integer("month").notNull(),
  ...dimensions(),
  grade: text("grade").notNull(),
});

const measures = () => ({
  amountFen: fen("amount_fen").notNull(),
  entryCount: bigint("entry_count", { mode: "number" }).notNull(),
});

/**
 * What evidence has added and nobody has gathered yet: appended by a trigger in the transaction that records the
 * evidence, taken away in the transaction that adds it to the sums and totals. Every figure is what was gathered and
 * what stands here together, read in one statement.
 */
export const ledgerChanges = pgTable(
  "ledger_changes",
  { id: bigint("id", { mode: "number" }).notNull().generatedAlwaysAsIdentity(), ...cell(), ...measures() },
  // Gathered rows leave from the front, so that a year's waiting ones are found beside each other.
  (table) => [primaryKey({ name: "ledger_changes_key", columns: [table.year, table.id] })],
);

/** What was gathered, by every dimension at once: from here the totals of a new policy are made. */
export const ledgerSums = pgTable("ledger_sums", { ...cell(), ...measures() }, (table) => [
  primaryKey({
    name: "ledger_sums_key",
    columns: [
      table.year,
      table.grade,
      table.month,
      table.countyCode,
      table.industryCode,
      table.channelCode,
      table.sellerForce,
      table.buyerDistrictCode,
      table.buyerRegion,
      table.fundSource,
    ],
  }),
]);

/** What was gathered of a year under a policy, by one dimension at a time: a few hundred rows however many entries. */
export const ledgerTotals = pgTable(
  "ledger_totals",
  {
    policyId: uuid("policy_id")
      .notNull()
      .references(() => countingPolicies.id, { onDelete: "cascade" }),
    year: integer("year").notNull(),
    /** `whole`, `month`, or the dimension the key belongs to. */
    dimension: word("dimension", totalDimensions).notNull(),
    key: text("key").notNull(),
    ...measures(),
  },
  (table) => [
    primaryKey({
      name: "ledger_totals_key",
      columns: [table.policyId, table.year, table.dimension, table.key],
    }),
    wordCheck("ledger_totals", "dimension", totalDimensions),
  ],
);

/**
 * What was gathered of a year under a policy by three dimensions at once: the rest is left out (month 0, an empty word), and a
 * district has its region beside it. Any two divisions crossed, with one filter beside them, are some hundred of these
 * rows. Kept by triggers on the sums.
 */
export const ledgerCrossings = pgTable(
  "ledger_crossings",
  {
    policyId: uuid("policy_id")
      .notNull()
      .references(() => countingPolicies.id, { onDelete: "cascade" }),
    year: integer("year").notNull(),
    /** Which three dimensions, a district and its region being one: a bit for each one left out, as `grouping()` numbers them. */
    leftOut: integer("left_out").notNull(),
    month: integer("month").notNull(),
    ...dimensions(),
    ...measures(),
  },
  (table) => [
    primaryKey({
      name: "ledger_crossings_key",
      columns: [
        table.policyId,
        table.year,
        table.leftOut,
        table.month,
        table.countyCode,
        table.industryCode,
        table.channelCode,
        table.sellerForce,
        table.buyerDistrictCode,
        table.buyerRegion,
        table.fundSource,
      ],
    }),
  ],
);

/**
 * Every figure there is: the gathered totals and, for every policy that counts it, what waits. Rows of one dimension and
 * key are to be added up. Kept by hand in the migrations.
 */
export const ledgerFigures = pgView("ledger_figures", {
  policyId: uuid("policy_id").notNull(),
  year: integer("year").notNull(),
  dimension: word("dimension", totalDimensions).notNull(),
  key: text("key").notNull(),
  ...measures(),
}).existing();
