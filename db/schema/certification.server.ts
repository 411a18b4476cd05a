import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { day, id, instant, word, wordCheck } from "../columns.ts";
import {
  certificateNumberRules,
  certificateStates,
  certificateSubjects,
} from "../vocabulary/certification.ts";
import { processingKinds } from "../vocabulary/catalogue.ts";
import { files, organisations, users } from "./accounts.server.ts";
import { industries, products } from "./catalogue.server.ts";
import { batches, productionBases } from "./provenance.server.ts";

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
    /** Most days for which an official may waive a requirement of it; null where it may not be waived. */
    waiverDays: integer("waiver_days"),
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

/** Which scheme goods must carry to be sold, by industry and by how far they are worked. */
export const schemeRequirements = pgTable(
  "scheme_requirements",
  {
    processing: word("processing", processingKinds).notNull(),
    /** Null where it holds in every industry. */
    industryCode: text("industry_code").references(() => industries.code),
    schemeCode: text("scheme_code")
      .notNull()
      .references(() => certificateSchemes.code),
    source: text("source").notNull(),
  },
  (table) => [
    unique("scheme_requirements_once")
      .on(table.processing, table.industryCode, table.schemeCode)
      .nullsNotDistinct(),
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
    batchId: uuid("batch_id").references(() => batches.id),
    /** The certificate this one follows. */
    renewsId: uuid("renews_id").references((): AnyPgColumn => certificates.id),
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
    check(
      "certificates_one_subject",
      sql`num_nonnulls(${table.productId}, ${table.baseId}, ${table.batchId}) <= 1`,
    ),
    check("certificates_days", sql`${table.validUntil} is null or ${table.validUntil} >= ${table.validFrom}`),
    index("certificates_organisation").on(table.organisationId, table.state),
    index("certificates_product").on(table.productId).where(sql`product_id is not null`),
    index("certificates_base").on(table.baseId).where(sql`base_id is not null`),
    index("certificates_batch").on(table.batchId).where(sql`batch_id is not null`),
    index("certificates_renews").on(table.renewsId).where(sql`renews_id is not null`),
    index("certificates_review").on(table.submittedAt).where(sql`state = 'submitted'`),
    index("certificates_file").on(table.fileId),
    index("certificates_expiry").on(table.validUntil).where(sql`state = 'verified'`),
  ],
);

/**
 * That somebody was reminded of a certificate's end: one row for each certificate and step, 60, 30 or 7 days before its last
 * day. It stands in the to-do lists of its supplier and its county until it is dismissed by the certificate that follows.
 */
export const certificateReminders = pgTable(
  "certificate_reminders",
  {
    certificateId: uuid("certificate_id")
      .notNull()
      .references(() => certificates.id),
    /** Days before the last day. */
    step: smallint("step").notNull(),
    remindedAt: instant("reminded_at").notNull(),
    dismissedAt: instant("dismissed_at"),
    /** The verified certificate that follows. */
    renewedById: uuid("renewed_by_id").references(() => certificates.id),
  },
  (table) => [
    primaryKey({ columns: [table.certificateId, table.step] }),
    check("certificate_reminders_step", sql`${table.step} in (60, 30, 7)`),
    check(
      "certificate_reminders_dismissed",
      sql`(${table.dismissedAt} is null) = (${table.renewedById} is null)`,
    ),
  ],
);

/**
 * An official's word that a supplier, or one product of it, may be sold for a time without a certificate that is
 * required: who answers for it, why, and until when. It is never a certificate and never a mark.
 */
export const certificateWaivers = pgTable(
  "certificate_waivers",
  {
    id: id().primaryKey(),
    schemeCode: text("scheme_code")
      .notNull()
      .references(() => certificateSchemes.code),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    /** The one product it speaks of; null for all products of the supplier. */
    productId: uuid("product_id").references(() => products.id),
    /** The person who answers for it. */
    responsible: text("responsible").notNull(),
    reason: text("reason").notNull(),
    validFrom: day("valid_from").notNull(),
    /** Last day, inclusive. */
    validUntil: day("valid_until").notNull(),
    grantedAt: instant("granted_at").notNull(),
    grantedById: uuid("granted_by_id")
      .notNull()
      .references(() => users.id),
    grantedByOrganisationId: uuid("granted_by_organisation_id")
      .notNull()
      .references(() => organisations.id),
    revokedAt: instant("revoked_at"),
    revokedById: uuid("revoked_by_id").references(() => users.id),
    revokedReason: text("revoked_reason"),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [
    check("certificate_waivers_days", sql`${table.validUntil} >= ${table.validFrom}`),
    check(
      "certificate_waivers_revoked",
      sql`num_nonnulls(${table.revokedAt}, ${table.revokedById}, ${table.revokedReason}) in (0, 3)`,
    ),
    index("certificate_waivers_organisation").on(table.organisationId, table.schemeCode),
    index("certificate_waivers_latest").on(table.grantedAt, table.id),
  ],
);
