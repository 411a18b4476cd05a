import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { micro, word, wordCheck } from "../columns.ts";
import { processingKinds } from "../vocabulary/catalogue.ts";
import { inspectionUnits, limitComparisons } from "../vocabulary/inspection.ts";
import { productFamilies } from "../vocabulary/product-families.ts";
import { industries } from "./catalogue.server.ts";

/** Of which goods reports are asked, before they are released and again after so many months. */
export const inspectionRules = pgTable(
  "inspection_rules",
  {
    code: text("code").primaryKey(),
    processing: word("processing", processingKinds).notNull(),
    /** Null where the rule holds in every industry. */
    industryCode: text("industry_code").references(() => industries.code),
    /** A batch of such goods is released with a passing report only. */
    beforeRelease: boolean("before_release").notNull(),
    /** Months after a report until the next one is due; null where none is. */
    retestMonths: integer("retest_months"),
    sourceZh: text("source_zh").notNull(),
  },
  (table) => [
    unique("inspection_rules_goods").on(table.processing, table.industryCode).nullsNotDistinct(),
    wordCheck("inspection_rules", "processing", processingKinds),
    check("inspection_rules_retest", sql`${table.retestMonths} > 0`),
  ],
);

/** What is tested in goods of a group. */
export const inspectionTemplates = pgTable(
  "inspection_templates",
  {
    code: text("code").primaryKey(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    family: word("family", productFamilies).notNull(),
    /** Null where it fits however the goods are worked. */
    processing: word("processing", processingKinds),
    position: integer("position").notNull(),
  },
  () => [
    wordCheck("inspection_templates", "family", productFamilies),
    wordCheck("inspection_templates", "processing", processingKinds),
  ],
);

/** The ends a limit has, by how it compares. */
export const limitShape = (table: {
  comparison: unknown;
  lowMicro: unknown;
  highMicro: unknown;
}) => sql`case ${table.comparison}
    when 'at-most' then ${table.highMicro} is not null and ${table.lowMicro} is null
    when 'below' then ${table.highMicro} is not null and ${table.lowMicro} is null
    when 'at-least' then ${table.lowMicro} is not null and ${table.highMicro} is null
    when 'between' then coalesce(${table.lowMicro} < ${table.highMicro}, false)
    else ${table.lowMicro} is null and ${table.highMicro} is null end`;

/** One thing that is tested: by which method, and what it may be. */
export const inspectionParameters = pgTable(
  "inspection_parameters",
  {
    templateCode: text("template_code")
      .notNull()
      .references(() => inspectionTemplates.code),
    code: text("code").notNull(),
    position: integer("position").notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    method: text("method").notNull(),
    unit: word("unit", inspectionUnits).notNull(),
    comparison: word("comparison", limitComparisons).notNull(),
    lowMicro: micro("low_micro"),
    highMicro: micro("high_micro"),
    sourceZh: text("source_zh").notNull(),
    /** A limit made up for the demonstration rather than taken from a standard. */
    isDemo: boolean("is_demo").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.templateCode, table.code] }),
    wordCheck("inspection_parameters", "unit", inspectionUnits),
    wordCheck("inspection_parameters", "comparison", limitComparisons),
    check("inspection_parameters_limit", limitShape(table)),
  ],
);
