import { sql } from "drizzle-orm";
import {
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
import { day, id, instant, micro, word, wordCheck } from "../columns.ts";
import {
  inspectionUnits,
  limitComparisons,
  readingKinds,
  readingOutcomes,
  spotCheckStates,
} from "../vocabulary/inspection.ts";
import { inspectionVerdicts } from "../vocabulary/provenance.ts";
import { counties, organisations, users } from "./accounts.server.ts";
import { products } from "./catalogue.server.ts";
import { limitShape } from "./inspection-templates.server.ts";
import { batches, inspectionReports } from "./provenance.server.ts";

/** What a report says of one parameter, with the limit as it stood that day and what the rule made of it; append-only. */
export const inspectionReadings = pgTable(
  "inspection_readings",
  {
    reportId: uuid("report_id")
      .notNull()
      .references(() => inspectionReports.id),
    position: integer("position").notNull(),
    parameterCode: text("parameter_code").notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    method: text("method").notNull(),
    unit: word("unit", inspectionUnits).notNull(),
    comparison: word("comparison", limitComparisons).notNull(),
    lowMicro: micro("low_micro"),
    highMicro: micro("high_micro"),
    sourceZh: text("source_zh").notNull(),
    /** The limit was made up for the demonstration. */
    isDemo: boolean("is_demo").notNull(),
    found: word("found", readingKinds).notNull(),
    valueMicro: micro("value_micro"),
    /** The least the method can see; null where the report does not say. */
    detectionLimitMicro: micro("detection_limit_micro"),
    /** Of the value and of the detection limit. */
    valueUnit: word("value_unit", inspectionUnits).notNull(),
    outcome: word("outcome", readingOutcomes).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reportId, table.position] }),
    wordCheck("inspection_readings", "unit", inspectionUnits),
    wordCheck("inspection_readings", "comparison", limitComparisons),
    wordCheck("inspection_readings", "found", readingKinds),
    wordCheck("inspection_readings", "value_unit", inspectionUnits),
    wordCheck("inspection_readings", "outcome", readingOutcomes),
    check("inspection_readings_limit", limitShape(table)),
    check(
      "inspection_readings_value",
      sql`(${table.found} = 'measured') = (${table.valueMicro} is not null) and (${table.found} = 'not-detected' or ${table.detectionLimitMicro} is null)`,
    ),
  ],
);

/** A verdict changed by a person: from what to what, why, and who; append-only. */
export const inspectionOverrides = pgTable(
  "inspection_overrides",
  {
    id: id().primaryKey(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => inspectionReports.id),
    fromVerdict: word("from_verdict", inspectionVerdicts).notNull(),
    toVerdict: word("to_verdict", inspectionVerdicts).notNull(),
    reason: text("reason").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    at: instant("at").notNull(),
  },
  (table) => [
    wordCheck("inspection_overrides", "from_verdict", inspectionVerdicts),
    wordCheck("inspection_overrides", "to_verdict", inspectionVerdicts),
    check("inspection_overrides_changes", sql`${table.fromVerdict} <> ${table.toVerdict}`),
    index("inspection_overrides_report").on(table.reportId),
  ],
);

/** A sample that officials mean to take, unannounced, and what came of it. */
export const spotChecks = pgTable(
  "spot_checks",
  {
    id: id().primaryKey(),
    /** The county of the product, whose office answers for it. */
    countyCode: text("county_code")
      .notNull()
      .references(() => counties.code),
    /** The supplier. */
    organisationId: uuid("organisation_id").notNull(),
    productId: uuid("product_id").notNull(),
    plannedOn: day("planned_on").notNull(),
    /** Who goes. */
    inspectors: text("inspectors").notNull(),
    reason: text("reason").notNull(),
    state: word("state", spotCheckStates).notNull().default("planned"),
    plannedAt: instant("planned_at").notNull(),
    plannedById: uuid("planned_by_id")
      .notNull()
      .references(() => users.id),
    plannedByOrganisationId: uuid("planned_by_organisation_id")
      .notNull()
      .references(() => organisations.id),
    /** The batch that was sampled and the report on it; null until done. */
    batchId: uuid("batch_id"),
    reportId: uuid("report_id").references(() => inspectionReports.id),
    endedAt: instant("ended_at"),
    endedById: uuid("ended_by_id").references(() => users.id),
    /** Why it was called off. */
    cancelReason: text("cancel_reason"),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [
    foreignKey({
      columns: [table.organisationId, table.productId],
      foreignColumns: [products.organisationId, products.id],
    }),
    foreignKey({
      columns: [table.organisationId, table.batchId],
      foreignColumns: [batches.organisationId, batches.id],
    }),
    wordCheck("spot_checks", "state", spotCheckStates),
    check(
      "spot_checks_ended",
      sql`(${table.state} = 'planned') = (${table.endedAt} is null) and (${table.endedAt} is null) = (${table.endedById} is null) and (${table.state} = 'done') = (${table.reportId} is not null) and (${table.reportId} is null) = (${table.batchId} is null) and (${table.state} = 'cancelled') = (${table.cancelReason} is not null)`,
    ),
    index("spot_checks_by_day").on(table.plannedOn, table.id),
    index("spot_checks_report").on(table.reportId).where(sql`report_id is not null`),
  ],
);
