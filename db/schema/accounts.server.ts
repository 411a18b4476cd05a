import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { day, id, instant, milli, word, wordCheck } from "../columns.ts";
import {
  institutionKinds,
  membershipStates,
  officeLevels,
  organisationDocumentKinds,
  organisationKinds,
  organisationStates,
  sellerForces,
} from "../vocabulary/organisations.ts";
import { fileKinds, fileVisibilities } from "../vocabulary/files.ts";
import { buyerRegions } from "../vocabulary/regions.ts";
import { bytea } from "./bytea.server.ts";

/** Counties (县、市、新区) of Qianxinan; `code` is ours, because not every one has a GB/T 2260 code. */
export const counties = pgTable("counties", {
  code: text("code").primaryKey(),
  gbCode: text("gb_code"),
  nameZh: text("name_zh").notNull(),
  nameEn: text("name_en").notNull(),
  liftedFromPoverty: boolean("lifted_from_poverty").notNull(),
  position: integer("position").notNull(),
});

/** Where buyers stand: the seven Huizhou districts, other Guangdong cities, Ningbo, elsewhere. */
export const districts = pgTable(
  "districts",
  {
    code: text("code").primaryKey(),
    gbCode: text("gb_code"),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    region: word("region", buyerRegions).notNull(),
    position: integer("position").notNull(),
  },
  () => [wordCheck("districts", "region", buyerRegions)],
);

/** County and district paired by the cooperation agreements; unverified pairs stay editable and dated. */
export const pairings = pgTable(
  "pairings",
  {
    countyCode: text("county_code")
      .notNull()
      .references(() => counties.code),
    districtCode: text("district_code")
      .notNull()
      .references(() => districts.code),
    since: day("since").notNull(),
    verified: boolean("verified").notNull(),
  },
  (table) => [primaryKey({ columns: [table.countyCode, table.districtCode, table.since] })],
);

export const users = pgTable("users", {
  id: id().primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text("image"),
  twoFactorEnabled: boolean("two_factor_enabled").notNull().default(false),
  isDemo: boolean("is_demo").notNull().default(false),
  createdAt: instant("created_at").notNull().defaultNow(),
  updatedAt: instant("updated_at").notNull().defaultNow(),
});

export const sessions = pgTable(
  "sessions",
  {
    id: id().primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    token: text("token").notNull().unique(),
    activeOrganisationId: uuid("active_organisation_id"),
    expiresAt: instant("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [index("sessions_user").on(table.userId)],
);

/** Credentials as the identity library stores them: one row per provider, the password hash among them. */
export const accounts = pgTable(
  "accounts",
  {
    id: id().primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: instant("access_token_expires_at"),
    refreshTokenExpiresAt: instant("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [index("accounts_user").on(table.userId)],
);

export const verifications = pgTable(
  "verifications",
  {
    id: id().primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: instant("expires_at").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [index("verifications_identifier").on(table.identifier)],
);

export const twoFactors = pgTable(
  "two_factors",
  {
    id: id().primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    secret: text("secret").notNull(),
    backupCodes: text("backup_codes").notNull(),
    verified: boolean("verified").notNull().default(false),
    failedVerificationCount: integer("failed_verification_count").notNull().default(0),
    lockedUntil: instant("locked_until"),
  },
  (table) => [index("two_factors_user").on(table.userId)],
);

export const organisations = pgTable(
  "organisations",
  {
    id: id().primaryKey(),
    kind: word("kind", organisationKinds).notNull(),
    state: word("state", organisationStates).notNull().default("applied"),
    name: text("name").notNull(),
    nameEn: text("name_en"),
    /** Short upper-case code that stands in document numbers of this organisation. */
    shortCode: text("short_code").notNull().unique(),
    creditCode: text("credit_code").unique(),
    /** Why a person let a credit code pass whose check character does not agree (some lawful early codes fail it). */
    creditCodeOverride: text("credit_code_override"),
    contactName: text("contact_name").notNull(),
    contactPhone: text("contact_phone").notNull(),
    address: text("address").notNull().default(""),
    introduction: text("introduction").notNull().default(""),
    countyCode: text("county_code").references(() => counties.code),
    districtCode: text("district_code").references(() => districts.code),
    sellerForce: word("seller_force", sellerForces),
    /** A trader may sell only as agent of a producer. */
    agentOfId: uuid("agent_of_id"),
    householdsInvolved: integer("households_involved"),
    householdBenefit: text("household_benefit"),
    institutionKind: word("institution_kind", institutionKinds),
    officeLevel: word("office_level", officeLevels),
    bankAccountName: text("bank_account_name"),
    bankName: text("bank_name"),
    bankAccountNumber: text("bank_account_number"),
    isDemo: boolean("is_demo").notNull().default(false),
    appliedAt: instant("applied_at").notNull().defaultNow(),
    appliedById: uuid("applied_by_id").references(() => users.id),
    recommendedAt: instant("recommended_at"),
    recommendedById: uuid("recommended_by_id").references(() => users.id),
    decidedAt: instant("decided_at"),
    decidedById: uuid("decided_by_id").references(() => users.id),
    decisionReason: text("decision_reason"),
  },
  (table) => [
    wordCheck("organisations", "kind", organisationKinds),
    wordCheck("organisations", "state", organisationStates),
    wordCheck("organisations", "seller_force", sellerForces),
    wordCheck("organisations", "institution_kind", institutionKinds),
    wordCheck("organisations", "office_level", officeLevels),
    check(
      "organisations_supplier_has_county",
      sql`${table.kind} <> 'supplier' or (${table.countyCode} is not null and ${table.sellerForce} is not null)`,
    ),
    check(
      "organisations_institution_has_district",
      sql`${table.kind} <> 'institution' or (${table.districtCode} is not null and ${table.institutionKind} is not null)`,
    ),
    check(
      "organisations_office_has_level",
      sql`${table.kind} <> 'office' or ${table.officeLevel} is not null`,
    ),
    check(
      "organisations_county_office_has_county",
      sql`${table.officeLevel} is distinct from 'county' or ${table.countyCode} is not null`,
    ),
    check(
      "organisations_district_office_has_district",
      sql`${table.officeLevel} is distinct from 'district' or ${table.districtCode} is not null`,
    ),
    index("organisations_review").on(table.kind, table.state, table.countyCode),
    index("organisations_applied").on(table.appliedAt, table.id),
  ],
);

export const files = pgTable(
  "files",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    kind: word("kind", fileKinds).notNull(),
    visibility: word("visibility", fileVisibilities).notNull(),
    mediaType: text("media_type").notNull(),
    byteLength: integer("byte_length").notNull(),
    sha256: text("sha256").notNull(),
    width: integer("width"),
    height: integer("height"),
    originalName: text("original_name").notNull(),
    uploadedById: uuid("uploaded_by_id").references(() => users.id),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    wordCheck("files", "kind", fileKinds),
    wordCheck("files", "visibility", fileVisibilities),
    index("files_organisation").on(table.organisationId, table.createdAt),
  ],
);

/** The bytes live in the database: written with their row or not at all, and in every backup. */
export const fileContents = pgTable("file_contents", {
  fileId: uuid("file_id")
    .primaryKey()
    .references(() => files.id, { onDelete: "cascade" }),
  bytes: bytea("bytes").notNull(),
  /** A smaller rendering for lists (photographs only). */
  thumbnail: bytea("thumbnail"),
});

export const organisationDocuments = pgTable(
  "organisation_documents",
  {
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id),
    kind: word("kind", organisationDocumentKinds).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.fileId] }),
    wordCheck("organisation_documents", "kind", organisationDocumentKinds),
  ],
);

export const memberships = pgTable(
  "memberships",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    roles: text("roles").array().notNull(),
    state: word("state", membershipStates).notNull().default("active"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    unique("memberships_one_per_user").on(table.organisationId, table.userId),
    wordCheck("memberships", "state", membershipStates),
    index("memberships_user").on(table.userId),
  ],
);

export const invitations = pgTable(
  "invitations",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    email: text("email").notNull(),
    roles: text("roles").array().notNull(),
    /** SHA-256 of the token in the link; the token itself is shown once. */
    tokenHash: text("token_hash").notNull().unique(),
    invitedById: uuid("invited_by_id")
      .notNull()
      .references(() => users.id),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    revokedAt: instant("revoked_at"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("invitations_one_open")
      .on(table.organisationId, table.email)
      .where(sql`accepted_at is null and revoked_at is null`),
  ],
);

export const budgetUnits = pgTable(
  "budget_units",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    code: text("code").notNull(),
    name: text("name").notNull(),
    hasCanteen: boolean("has_canteen").notNull(),
    /** By whose rule its share is reserved; null for the platform's own. */
    jurisdiction: text("jurisdiction"),
    isActive: boolean("is_active").notNull().default(true),
  },
  (table) => [
    unique("budget_units_code").on(table.organisationId, table.code),
    unique("budget_units_owner").on(table.organisationId, table.id),
  ],
);

export const deliveryAddresses = pgTable(
  "delivery_addresses",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    label: text("label").notNull(),
    districtCode: text("district_code")
      .notNull()
      .references(() => districts.code),
    line: text("line").notNull(),
    contactName: text("contact_name").notNull(),
    contactPhone: text("contact_phone").notNull(),
    isActive: boolean("is_active").notNull().default(true),
  },
  (table) => [unique("delivery_addresses_owner").on(table.organisationId, table.id)],
);

/** Reserved share of yearly spend by year and jurisdiction, in hundredths of a percent: data, never constants. */
export const reservedShares = pgTable(
  "reserved_shares",
  {
    year: integer("year").notNull(),
    jurisdiction: text("jurisdiction").notNull(),
    /** From 1; the newest one holds, those before it stay. */
    version: integer("version").notNull().default(1),
    shareBasisPoints: integer("share_basis_points").notNull(),
    source: text("source").notNull(),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
    /** Null for a rule that came with the application. */
    recordedById: uuid("recorded_by_id").references(() => users.id),
  },
  (table) => [
    primaryKey({
      name: "reserved_shares_key",
      columns: [table.year, table.jurisdiction, table.version],
    }),
    check("reserved_shares_share", sql`${table.shareBasisPoints} between 1 and 10000`),
  ],
);

/** What a budget unit means to spend on food this year, against which its reserved share is measured. */
export const yearlySpends = pgTable(
  "yearly_spends",
  {
    budgetUnitId: uuid("budget_unit_id")
      .notNull()
      .references(() => budgetUnits.id),
    year: integer("year").notNull(),
    amountFen: milli("amount_fen").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.budgetUnitId, table.year] }),
    check("yearly_spends_amount", sql`${table.amountFen} >= 0`),
  ],
);
