import { sql } from "drizzle-orm";
import { boolean, integer, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { day, id, instant, json, word, wordCheck } from "../columns.ts";
import { evidenceGrades } from "../vocabulary/ledger.ts";
import { users } from "./accounts.server.ts";

/** What a counting policy lets in; an absent list lets everything in. */
export type CountingScope = {
  channels?: string[];
  regions?: string[];
  industries?: string[];
  fundSources?: string[];
  tradeKinds?: string[];
};

/** 统计口径: dated and versioned; says which grade and which scope make the headline. Neither changes afterwards. */
export const countingPolicies = pgTable(
  "counting_policies",
  {
    id: id().primaryKey(),
    code: text("code").notNull(),
    version: integer("version").notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    descriptionZh: text("description_zh").notNull(),
    descriptionEn: text("description_en").notNull(),
    minimumGrade: word("minimum_grade", evidenceGrades).notNull(),
    scope: json<CountingScope>("scope").notNull(),
    effectiveFrom: day("effective_from").notNull(),
    isHeadline: boolean("is_headline").notNull(),
  },
  (table) => [
    unique("counting_policies_version").on(table.code, table.version),
    wordCheck("counting_policies", "minimum_grade", evidenceGrades),
    uniqueIndex("counting_policies_one_headline").on(table.isHeadline).where(sql`is_headline`),
  ],
);

/** What a policy would say: written down by the prefecture's office, and counting nothing until it is published. */
export const policyDrafts = pgTable(
  "policy_drafts",
  {
    id: id().primaryKey(),
    code: text("code").notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    descriptionZh: text("description_zh").notNull(),
    descriptionEn: text("description_en").notNull(),
    minimumGrade: word("minimum_grade", evidenceGrades).notNull(),
    scope: json<CountingScope>("scope").notNull(),
    effectiveFrom: day("effective_from").notNull(),
    savedAt: instant("saved_at").notNull(),
    savedById: uuid("saved_by_id")
      .notNull()
      .references(() => users.id),
  },
  () => [wordCheck("policy_drafts", "minimum_grade", evidenceGrades)],
);
