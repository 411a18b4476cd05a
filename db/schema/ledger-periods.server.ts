import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant, json, word, wordCheck } from "../columns.ts";
import { type EvidenceGrade, reopeningStates } from "../vocabulary/ledger.ts";
import { users } from "./accounts.server.ts";

/** What a period held when it was closed, by evidence. */
export type SealedTotals = Partial<Record<EvidenceGrade, { amountFen: number; entryCount: number }>>;

/** 关账: a month, or with month 0 a whole year, was closed, and what it held then. Closed until a reopening of it is agreed. */
export const ledgerClosings = pgTable(
  "ledger_closings",
  {
    id: id().primaryKey(),
    year: integer("year").notNull(),
    /** 1 to 12; 0 for the year. */
    month: integer("month").notNull(),
    closedAt: instant("closed_at").notNull(),
    closedById: uuid("closed_by_id")
      .notNull()
      .references(() => users.id),
    totals: json<SealedTotals>("totals").notNull(),
    /** How the chain ended at that moment. */
    chainPosition: bigint("chain_position", { mode: "number" }).notNull(),
    chainHash: text("chain_hash").notNull(),
  },
  (table) => [
    check("ledger_closings_month", sql`${table.month} between 0 and 12`),
    index("ledger_closings_period").on(table.year, table.month, table.closedAt),
  ],
);

/** A wish to open a closed period again: one official asks and says why, another agrees or declines. */
export const ledgerReopenings = pgTable(
  "ledger_reopenings",
  {
    id: id().primaryKey(),
    closingId: uuid("closing_id")
      .notNull()
      .references(() => ledgerClosings.id),
    state: word("state", reopeningStates).notNull(),
    reason: text("reason").notNull(),
    askedAt: instant("asked_at").notNull(),
    askedById: uuid("asked_by_id")
      .notNull()
      .references(() => users.id),
    decidedAt: instant("decided_at"),
    decidedById: uuid("decided_by_id").references(() => users.id),
  },
  (table) => [
    wordCheck("ledger_reopenings", "state", reopeningStates),
    check(
      "ledger_reopenings_decided",
      sql`(${table.state} = 'asked') = (${table.decidedAt} is null) and (${table.state} = 'asked') = (${table.decidedById} is null)`,
    ),
    check(
      "ledger_reopenings_two_people",
      sql`${table.state} <> 'agreed' or ${table.decidedById} <> ${table.askedById}`,
    ),
    uniqueIndex("ledger_reopenings_one_standing").on(table.closingId).where(sql`state <> 'declined'`),
  ],
);
