import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { day, fen, id, instant, json, word, wordCheck } from "../columns.ts";
import {
  conflictVerdicts,
  importRowStates,
  importSources,
  importStates,
  type RowProblemCode,
  type SaleField,
} from "../vocabulary/channels.ts";
import { sellerForces } from "../vocabulary/organisations.ts";
import { fundSources } from "../vocabulary/procurement.ts";
import { counties, districts, files, organisations, users } from "./accounts.server.ts";
import { industries } from "./catalogue.server.ts";
import { channels, ledgerEntries } from "./ledger.server.ts";
import { purchaseOrders } from "./orders.server.ts";

/** 直播场次: its sales name the code. */
export const livestreamSessions = pgTable(
  "livestream_sessions",
  {
    id: id().primaryKey(),
    code: text("code").notNull().unique(),
    title: text("title").notNull(),
    host: text("host").notNull(),
    platform: text("platform").notNull(),
    heldOn: day("held_on").notNull(),
    countyCode: text("county_code")
      .notNull()
      .references(() => counties.code),
    /** Names of what was pinned, in the order of the show. */
    pinnedProducts: text("pinned_products").array().notNull(),
    addedById: uuid("added_by_id")
      .notNull()
      .references(() => users.id),
    addedAt: instant("added_at").notNull(),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [index("livestream_sessions_day").on(table.heldOn, table.id)],
);

/** The key with which a channel signs what it pushes; its secret is stored sealed, under a key that is not in the database. */
export const channelKeys = pgTable(
  "channel_keys",
  {
    id: id().primaryKey(),
    channelCode: text("channel_code")
      .notNull()
      .references(() => channels.code),
    sealedSecret: text("sealed_secret"),
    /** What a secret from before they were sealed is derived with, until it is used. */
    secretSalt: text("secret_salt"),
    issuedById: uuid("issued_by_id")
      .notNull()
      .references(() => users.id),
    issuedAt: instant("issued_at").notNull(),
    revokedAt: instant("revoked_at"),
    revokedById: uuid("revoked_by_id").references(() => users.id),
  },
  (table) => [
    uniqueIndex("channel_keys_one_valid").on(table.channelCode).where(sql`revoked_at is null`),
    check("channel_keys_secret", sql`num_nonnulls(${table.sealedSecret}, ${table.secretSalt}) = 1`),
  ],
);

/** Which heading means what, and in which unit amounts are: remembered for each channel. */
export type ColumnMapping = { columns: Partial<Record<SaleField, string>>; unit: "yuan" | "wan" };

export const channelMappings = pgTable("channel_mappings", {
  channelCode: text("channel_code")
    .primaryKey()
    .references(() => channels.code),
  mapping: json<ColumnMapping>("mapping").notNull(),
  savedById: uuid("saved_by_id").references(() => users.id),
  savedAt: instant("saved_at").notNull(),
});

/** Sales of one county on one channel, as a file or a push brought them. */
export const channelImports = pgTable(
  "channel_imports",
  {
    id: id().primaryKey(),
    /** What people call it by. */
    number: bigint("number", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    channelCode: text("channel_code")
      .notNull()
      .references(() => channels.code),
    countyCode: text("county_code")
      .notNull()
      .references(() => counties.code),
    source: word("source", importSources).notNull(),
    fileId: uuid("file_id").references(() => files.id),
    fileName: text("file_name").notNull(),
    /** Of the file, or of the body that was pushed. */
    sha256: text("sha256").notNull(),
    state: word("state", importStates).notNull(),
    /** Headings of the file, from the first column on. */
    headings: text("headings").array().notNull(),
    mapping: json<ColumnMapping>("mapping").notNull(),
    rowsTotal: integer("rows_total").notNull().default(0),
    rowsRead: integer("rows_read").notNull().default(0),
    /** Why it could not be read; a code of the refusals. */
    failure: text("failure"),
    uploadedById: uuid("uploaded_by_id").references(() => users.id),
    uploadedAt: instant("uploaded_at").notNull(),
    verifiedById: uuid("verified_by_id").references(() => users.id),
    verifiedAt: instant("verified_at"),
    confirmedById: uuid("confirmed_by_id").references(() => users.id),
    confirmedAt: instant("confirmed_at"),
    postedAt: instant("posted_at"),
    rejectedById: uuid("rejected_by_id").references(() => users.id),
    rejectedAt: instant("rejected_at"),
    rejectedReason: text("rejected_reason"),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [
    wordCheck("channel_imports", "source", importSources),
    wordCheck("channel_imports", "state", importStates),
    uniqueIndex("channel_imports_same_file")
      .on(table.channelCode, table.countyCode, table.sha256)
      .where(sql`state not in ('rejected', 'failed')`),
    index("channel_imports_newest").on(table.uploadedAt, table.id),
    index("channel_imports_county").on(table.countyCode, table.uploadedAt, table.id),
  ],
);

/** Why a row does not count: which column, which reason, and the value or entry it is about. */
export type RowProblem = { field: SaleField | null; code: RowProblemCode; value?: string; other?: string };

/** One row of an import: its cells as text, what they mean, and what became of it. */
export const channelImportRows = pgTable(
  "channel_import_rows",
  {
    importId: uuid("import_id")
      .notNull()
      .references(() => channelImports.id, { onDelete: "cascade" }),
    /** The row of the sheet, or the place in the push, as people count. */
    rowNumber: integer("row_number").notNull(),
    state: word("state", importRowStates).notNull(),
    /** The cells under the headings of its import. */
    cells: json<string[]>("cells").notNull(),
    problems: json<RowProblem[]>("problems").notNull(),
    occurredOn: day("occurred_on"),
    /** Negative for a refund. */
    amountFen: fen("amount_fen"),
    productName: text("product_name"),
    industryCode: text("industry_code").references(() => industries.code),
    sellerName: text("seller_name"),
    sellerForce: word("seller_force", sellerForces),
    supplierId: uuid("supplier_id").references(() => organisations.id),
    buyerName: text("buyer_name"),
    buyerId: uuid("buyer_id").references(() => organisations.id),
    buyerDistrictCode: text("buyer_district_code").references(() => districts.code),
    fundSource: word("fund_source", fundSources),
    fapiaoNumber: text("fapiao_number"),
    orderNumber: text("order_number"),
    contractNumber: text("contract_number"),
    deliveryNumber: text("delivery_number"),
    /** Tells rows of one document apart. */
    line: text("line"),
    /** The order, invoice or delivery a refund takes back. */
    refundOf: text("refund_of"),
    paidOn: day("paid_on"),
    sessionId: uuid("session_id").references(() => livestreamSessions.id),
    entryId: bigint("entry_id", { mode: "number" }).references(() => ledgerEntries.id),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.rowNumber] }),
    wordCheck("channel_import_rows", "state", importRowStates),
    wordCheck("channel_import_rows", "seller_force", sellerForces),
    wordCheck("channel_import_rows", "fund_source", fundSources),
    check("channel_import_rows_posted", sql`(${table.state} = 'posted') = (${table.entryId} is not null)`),
    uniqueIndex("channel_import_rows_entry").on(table.entryId).where(sql`entry_id is not null`),
    index("channel_import_rows_state").on(table.importId, table.state, table.rowNumber),
    index("channel_import_rows_alike")
      .on(table.amountFen, table.occurredOn)
      .where(sql`state in ('sound', 'likely')`),
    // Those that repeat a row of another import, by that row's name.
    index("channel_import_rows_repeating")
      .on(sql`(${table.problems}->0->>'other')`)
      .where(sql`state = 'duplicate'`),
    index("channel_import_rows_session").on(table.sessionId).where(sql`session_id is not null`),
  ],
);

/**
 * Which sale a document was counted for. Two imports that are posted at the same moment, or an import and an invoice that
 * a supplier registers, cannot both have the same key: the first decides.
 */
export const countedSaleKeys = pgTable(
  "counted_sale_keys",
  {
    /** `fapiao`, `order`, `delivery` or `refund`, and what identifies it there. */
    key: text("key").primaryKey(),
    importId: uuid("import_id"),
    rowNumber: integer("row_number"),
    /** The order on this platform whose invoice it is. */
    orderId: uuid("order_id").references(() => purchaseOrders.id),
  },
  (table) => [
    check(
      "counted_sale_keys_claimant",
      sql`(${table.orderId} is null) = (${table.importId} is not null) and (${table.importId} is null) = (${table.rowNumber} is null)`,
    ),
    index("counted_sale_keys_row").on(table.importId, table.rowNumber),
    // Other lines of the same document.
    index("counted_sale_keys_document").on(sql`split_part(${table.key}, '#', 1)`),
  ],
);

/**
 * Which row on its way said a document first. Another that says it too is certainly the same sale, and is refused while the first
 * one stands; whoever brings it in.
 */
export const claimedSaleKeys = pgTable(
  "claimed_sale_keys",
  {
    /** As in `counted_sale_keys`. */
    key: text("key").primaryKey(),
    importId: uuid("import_id")
      .notNull()
      .references(() => channelImports.id),
    rowNumber: integer("row_number").notNull(),
  },
  (table) => [index("claimed_sale_keys_row").on(table.importId, table.rowNumber)],
);

/** A row that is likely the same sale as an entry, or as a row of another import, and what was decided. */
export const saleConflicts = pgTable(
  "sale_conflicts",
  {
    id: id().primaryKey(),
    importId: uuid("import_id")
      .notNull()
      .references(() => channelImports.id),
    rowNumber: integer("row_number").notNull(),
    otherEntryId: bigint("other_entry_id", { mode: "number" }).references(() => ledgerEntries.id),
    otherImportId: uuid("other_import_id").references(() => channelImports.id),
    otherRowNumber: integer("other_row_number"),
    /** Likeness from 0 to 100. */
    score: integer("score").notNull(),
    raisedAt: instant("raised_at").notNull(),
    verdict: word("verdict", conflictVerdicts),
    reason: text("reason"),
    decidedById: uuid("decided_by_id").references(() => users.id),
    decidedAt: instant("decided_at"),
  },
  (table) => [
    wordCheck("sale_conflicts", "verdict", conflictVerdicts),
    check(
      "sale_conflicts_other",
      sql`(${table.otherEntryId} is null) <> (${table.otherImportId} is null) and (${table.otherImportId} is null) = (${table.otherRowNumber} is null)`,
    ),
    uniqueIndex("sale_conflicts_with_entry")
      .on(table.importId, table.rowNumber, table.otherEntryId)
      .where(sql`other_entry_id is not null`),
    uniqueIndex("sale_conflicts_with_row")
      .on(table.importId, table.rowNumber, table.otherImportId, table.otherRowNumber)
      .where(sql`other_import_id is not null`),
    index("sale_conflicts_open").on(table.raisedAt, table.id).where(sql`verdict is null`),
  ],
);
