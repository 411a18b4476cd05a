import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { fen, id, instant, word, wordCheck } from "../columns.ts";
import { targetBases, targetChanges, targetDimensions } from "../vocabulary/ledger.ts";
import { users } from "./accounts.server.ts";

export const targets = pgTable(
  "targets",
  {
    id: id().primaryKey(),
    year: integer("year").notNull(),
    amountFen: fen("amount_fen").notNull(),
    isFloor: boolean("is_floor").notNull(),
    source: text("source").notNull(),
    /** Where the same plan figure is carried over to a later year, this says so. */
    noteZh: text("note_zh").notNull(),
    noteEn: text("note_en").notNull(),
  },
  (table) => [unique("targets_year").on(table.year), check("targets_amount", sql`${table.amountFen} > 0`)],
);

/** Every version of a year's target, whole or divided anew: inserted, never changed. The newest is what stands. */
export const targetVersions = pgTable(
  "target_versions",
  {
    id: id().primaryKey(),
    year: integer("year").notNull(),
    version: integer("version").notNull(),
    amountFen: fen("amount_fen").notNull(),
    source: text("source").notNull(),
    /** Why the whole is another; empty where it is not. */
    reason: text("reason").notNull(),
    changed: word("changed", targetChanges).notNull(),
    savedAt: instant("saved_at").notNull(),
    savedById: uuid("saved_by_id")
      .notNull()
      .references(() => users.id),
  },
  (table) => [
    unique("target_versions_version").on(table.year, table.version),
    wordCheck("target_versions", "changed", targetChanges),
    check("target_versions_amount", sql`${table.amountFen} > 0`),
  ],
);

/** By what a version divides the whole. Its parts sum to the whole, or it says why not. */
export const targetDivisions = pgTable(
  "target_divisions",
  {
    versionId: uuid("version_id")
      .notNull()
      .references(() => targetVersions.id),
    dimension: word("dimension", targetDimensions).notNull(),
    basis: word("basis", targetBases).notNull(),
    gapReason: text("gap_reason").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.versionId, table.dimension] }),
    wordCheck("target_divisions", "dimension", targetDimensions),
    wordCheck("target_divisions", "basis", targetBases),
  ],
);

/** One part of a division: a month, county, industry, channel or district, and what it has to reach. */
export const targetParts = pgTable(
  "target_parts",
  {
    versionId: uuid("version_id").notNull(),
    dimension: word("dimension", targetDimensions).notNull(),
    key: text("key").notNull(),
    amountFen: fen("amount_fen").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.versionId, table.dimension, table.key] }),
    foreignKey({
      name: "target_parts_division",
      columns: [table.versionId, table.dimension],
      foreignColumns: [targetDivisions.versionId, targetDivisions.dimension],
    }),
    check("target_parts_amount", sql`${table.amountFen} >= 0`),
  ],
);
