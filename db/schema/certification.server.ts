import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { day, id, instant, word, wordCheck } from "../columns.ts";
import {
  certificateNumberRules,
  certificateStates,
  certificateSubjects,
} from "../vocabulary/certification.ts";
import { processingKinds } from "../vocabulary/catalogue.ts";
import { files, organisations, users } from "./accounts.server.ts";
import { products } from "./catalogue.server.ts";
import { productionBases } from "./provenance.server.ts";

/** Kinds of certificate, as data: what they speak of, how long they hold, how they are numbered. */
export const certificateSchemes = pgTable(
  "certificate_schemes",
  {
    code: text("code").primaryKey(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    /** The few words on the gold seal. */
    sealZh: text("seal_zh").notNull(),
    sealEn: text("seal_en").notNull(),
    subject: word("subject", certificateSubjects).notNull(),
    /** Months a certificate holds by its scheme; null where unknown or unlimited. */
    validityMonths: integer("validity_months"),
    /** Days before expiry from which renewal may be asked. */
    renewalDays: integer("renewal_days"),
    numberRule: word("number_rule", certificateNumberRules).notNull(),
    /** Shown as a mark of quality on cards; a licence is required but is not a mark. */
    isMark: boolean("is_mark").notNull(),
    position: integer("position").notNull(),
  },
  () => [
    wordCheck("certificate_schemes", "subject", certificateSubjects),
    wordCheck("certificate_schemes", "number_rule", certificateNumberRules),
  ],
);

/** Which scheme a product must carry to be sold, by how far it is worked. */
export const schemeRequirements = pgTable(
  "scheme_requirements",
  {
    processing: word("processing", processingKinds).notNull(),
    schemeCode: text("scheme_code")
      .notNull()
      .references(() => certificateSchemes.code),
    source: text("source").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.processing, table.schemeCode] }),
    wordCheck("scheme_requirements", "processing", processingKinds),
  ],
);

export const certificates = pgTable(
  "certificates",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    schemeCode: text("scheme_code")
      .notNull()
      .references(() => certificateSchemes.code),
    productId: uuid("product_id").references(() => products.id),
    baseId: uuid("base_id").references(() => productionBases.id),
    number: text("number").notNull(),
    issuer: text("issuer").notNull(),
    validFrom: day("valid_from").notNull(),
    /** Last valid day, inclusive; null where the certificate does not expire. */
    validUntil: day("valid_until"),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id),
    state: word("state", certificateStates).notNull().default("submitted"),
    submittedAt: instant("submitted_at").notNull(),
    submittedById: uuid("submitted_by_id").references(() => users.id),
    decidedAt: instant("decided_at"),
    decidedById: uuid("decided_by_id").references(() => users.id),
    decidedByOrganisationId: uuid("decided_by_organisation_id").references(() => organisations.id),
    decisionReason: text("decision_reason"),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [
    wordCheck("certificates", "state", certificateStates),
    check("certificates_one_subject", sql`${table.productId} is null or ${table.baseId} is null`),
    check("certificates_days", sql`${table.validUntil} is null or ${table.validUntil} >= ${table.validFrom}`),
    index("certificates_organisation").on(table.organisationId, table.state),
    index("certificates_product").on(table.productId).where(sql`product_id is not null`),
    index("certificates_base").on(table.baseId).where(sql`base_id is not null`),
    index("certificates_review").on(table.submittedAt).where(sql`state = 'submitted'`),
    index("certificates_file").on(table.fileId),
    index("certificates_expiry").on(table.validUntil).where(sql`state = 'verified'`),
  ],
);
