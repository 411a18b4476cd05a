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
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { fen, id, instant, milli, packs, word, wordCheck } from "../columns.ts";
import {
  processingKinds,
  productStates,
  stockMovementKinds,
  storageClasses,
  taxTreatments,
} from "../vocabulary/catalogue.ts";
import { counties, files, organisations, users } from "./accounts.server.ts";

/** The ten specialty industries, and what else is counted with them. */
export const industries = pgTable("industries", {
  code: text("code").primaryKey(),
  nameZh: text("name_zh").notNull(),
  nameEn: text("name_en").notNull(),
  oneOfTheTen: boolean("one_of_the_ten").notNull(),
  /** Tobacco leaf is under state monopoly: counted, never listed for sale. */
  sellableOnline: boolean("sellable_online").notNull(),
  position: integer("position").notNull(),
});

export const products = pgTable(
  "products",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    industryCode: text("industry_code")
      .notNull()
      .references(() => industries.code),
    countyCode: text("county_code")
      .notNull()
      .references(() => counties.code),
    /** Production base; the foreign key is added by the provenance schema's migration to keep imports one-way. */
    baseId: uuid("base_id"),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    /** Lower-case name, pinyin, initials and supplier, written with the row; what the plain search reads. */
    searchText: text("search_text").notNull(),
    family: text("family").notNull(),
    descriptionZh: text("description_zh").notNull().default(""),
    descriptionEn: text("description_en").notNull().default(""),
    storageClass: word("storage_class", storageClasses).notNull(),
    processing: word("processing", processingKinds).notNull(),
    taxTreatment: word("tax_treatment", taxTreatments).notNull(),
    /** Months 1–12, inclusive, may wrap the year end; both null when sold all year. */
    seasonFromMonth: integer("season_from_month"),
    seasonToMonth: integer("season_to_month"),
    /** Days between an order and the earliest dispatch. */
    leadDays: integer("lead_days").notNull().default(3),
    shelfLifeDays: integer("shelf_life_days"),
    state: word("state", productStates).notNull().default("draft"),
    /** Raised by every edit; a decision names the revision it looked at. */
    revision: integer("revision").notNull().default(1),
    /** Lowest price per pack over the variants' tiers in fen and lowest MOQ amount, kept by the write path for sorting. */
    fromPriceFen: fen("from_price_fen"),
    fromMoqPacks: packs("from_moq_packs"),
    inStock: boolean("in_stock").notNull().default(false),
    submittedAt: instant("submitted_at"),
    verifiedAt: instant("verified_at"),
    verifiedById: uuid("verified_by_id").references(() => users.id),
    verifiedByOrganisationId: uuid("verified_by_organisation_id").references(() => organisations.id),
    returnedReason: text("returned_reason"),
    publishedAt: instant("published_at"),
    /** Set while a recall keeps it off sale, whatever its state. */
    saleHeldAt: instant("sale_held_at"),
    isDemo: boolean("is_demo").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [
    unique("products_owner").on(table.organisationId, table.id),
    wordCheck("products", "storage_class", storageClasses),
    wordCheck("products", "processing", processingKinds),
    wordCheck("products", "tax_treatment", taxTreatments),
    wordCheck("products", "state", productStates),
    check(
      "products_season",
      sql`(${table.seasonFromMonth} is null) = (${table.seasonToMonth} is null) and coalesce(${table.seasonFromMonth} between 1 and 12 and ${table.seasonToMonth} between 1 and 12, true)`,
    ),
    index("products_newest").on(table.publishedAt.desc(), table.id).where(sql`state = 'published'`),
    index("products_by_industry")
      .on(table.industryCode, table.publishedAt.desc(), table.id)
      .where(sql`state = 'published'`),
    index("products_by_county")
      .on(table.countyCode, table.publishedAt.desc(), table.id)
      .where(sql`state = 'published'`),
    index("products_by_price").on(table.fromPriceFen, table.id).where(sql`state = 'published'`),
    index("products_by_supplier").on(table.organisationId, table.state),
    index("products_review").on(table.countyCode, table.submittedAt).where(sql`state = 'submitted'`),
  ],
);

/** A pack that can be ordered: 250 g tin, 5 kg carton. */
export const variants = pgTable(
  "variants",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id").notNull(),
    productId: uuid("product_id").notNull(),
    sku: text("sku").notNull(),
    packZh: text("pack_zh").notNull(),
    packEn: text("pack_en").notNull(),
    /** The counting word of the pack: 罐, 箱, 袋. */
    unitZh: text("unit_zh").notNull(),
    unitEn: text("unit_en").notNull(),
    netGrams: milli("net_grams").notNull(),
    moqPacks: packs("moq_packs").notNull(),
    multiplePacks: packs("multiple_packs").notNull(),
    weeklyCapacityPacks: packs("weekly_capacity_packs").notNull(),
    position: integer("position").notNull().default(0),
    isActive: boolean("is_active").notNull().default(true),
    /** The pack's number at GS1, as 14 digits; null where it has none. Never made up. */
    gtin: text("gtin").unique("variants_gtin"),
  },
  (table) => [
    foreignKey({
      columns: [table.organisationId, table.productId],
      foreignColumns: [products.organisationId, products.id],
    }),
    check("variants_gtin_digits", sql`${table.gtin} ~ '^[0-9]{14}$'`),
    unique("variants_owner").on(table.organisationId, table.id),
    unique("variants_sku").on(table.organisationId, table.sku),
    index("variants_product").on(table.productId, table.position),
    check(
      "variants_numbers",
      sql`${table.netGrams} > 0 and ${table.moqPacks} > 0 and ${table.multiplePacks} > 0 and ${table.weeklyCapacityPacks} >= 0`,
    ),
  ],
);

export const priceTiers = pgTable(
  "price_tiers",
  {
    variantId: uuid("variant_id")
      .notNull()
      .references(() => variants.id),
    /** The tier applies from this many packs on. */
    fromPacks: packs("from_packs").notNull(),
    unitPriceFen: fen("unit_price_fen").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.variantId, table.fromPacks] }),
    check("price_tiers_numbers", sql`${table.fromPacks} > 0 and ${table.unitPriceFen} > 0`),
  ],
);

/**
 * Stock of a variant in packs. On hand moves on receipt, dispatch, return and correction only; allocated counts
 * what waiting requisitions hold and what open orders still owe. Rows are locked in primary-key order.
 */
export const stocks = pgTable(
  "stocks",
  {
    variantId: uuid("variant_id").primaryKey(),
    organisationId: uuid("organisation_id").notNull(),
    onHandPacks: packs("on_hand_packs").notNull().default(0),
    allocatedPacks: packs("allocated_packs").notNull().default(0),
  },
  (table) => [
    foreignKey({
      columns: [table.organisationId, table.variantId],
      foreignColumns: [variants.organisationId, variants.id],
    }),
    check(
      "stocks_never_oversold",
      sql`${table.allocatedPacks} >= 0 and ${table.allocatedPacks} <= ${table.onHandPacks}`,
    ),
  ],
);

/** Why the on-hand figure moved; append-only. */
export const stockMovements = pgTable(
  "stock_movements",
  {
    id: id().primaryKey(),
    variantId: uuid("variant_id")
      .notNull()
      .references(() => variants.id),
    kind: word("kind", stockMovementKinds).notNull(),
    packs: packs("packs").notNull(),
    reason: text("reason"),
    deliveryId: uuid("delivery_id"),
    createdAt: instant("created_at").notNull(),
    createdById: uuid("created_by_id").references(() => users.id),
  },
  (table) => [
    wordCheck("stock_movements", "kind", stockMovementKinds),
    index("stock_movements_variant").on(table.variantId, table.createdAt),
  ],
);

export const productPhotographs = pgTable(
  "product_photographs",
  {
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id),
    position: integer("position").notNull(),
    altZh: text("alt_zh").notNull().default(""),
  },
  (table) => [primaryKey({ columns: [table.productId, table.fileId] })],
);

/** Marks a seller claims (a geographical indication, say); only claimed until a certificate backs them. */
export const claimedMarks = pgTable(
  "claimed_marks",
  {
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id),
    claim: text("claim").notNull(),
    sourceUrl: text("source_url"),
  },
  (table) => [primaryKey({ columns: [table.productId, table.claim] })],
);

/** What a price can be held against: where it was seen, for which pack, on what ground. */
export const priceEvidence = pgTable(
  "price_evidence",
  {
    id: id().primaryKey(),
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id),
    packZh: text("pack_zh").notNull(),
    lowFen: fen("low_fen").notNull(),
    highFen: fen("high_fen").notNull(),
    basis: text("basis").notNull(),
    sourceUrl: text("source_url"),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [
    index("price_evidence_product").on(table.productId),
    check("price_evidence_range", sql`${table.lowFen} > 0 and ${table.highFen} >= ${table.lowFen}`),
  ],
);

/** One row; its number rises in every transaction that changes what the storefront shows, and names cached pages. */
export const catalogueVersions = pgTable(
  "catalogue_versions",
  { id: integer("id").primaryKey(), version: milli("version").notNull() },
  (table) => [
    check("catalogue_versions_single", sql`${table.id} = 1`),
    uniqueIndex("catalogue_versions_one").on(table.id),
  ],
);
