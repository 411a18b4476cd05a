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
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { day, fen, instant, word, wordCheck } from "../columns.ts";
import type { SaleKey } from "../vocabulary/channels.ts";
import { channelKinds, entryKinds, evidenceGrades, tradeKinds } from "../vocabulary/ledger.ts";
import { sellerForces } from "../vocabulary/organisations.ts";
import { fundSources } from "../vocabulary/procurement.ts";
import { buyerRegions } from "../vocabulary/regions.ts";
import { counties, districts, organisations, users } from "./accounts.server.ts";
import { industries } from "./catalogue.server.ts";
import { countingPolicies } from "./counting-policies.server.ts";
import { acceptances, deliveryLines, goodsReturns } from "./deliveries.server.ts";
import { purchaseOrderLines, purchaseOrders } from "./orders.server.ts";

export const channels = pgTable(
  "channels",
  {
    code: text("code").primaryKey(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    kind: word("kind", channelKinds).notNull(),
    namedByPlan: boolean("named_by_plan").notNull(),
    /** The documents of which a row from there must name one, strongest first. */
    saleKeys: text("sale_keys").array().$type<SaleKey[]>().notNull().default(sql`'{}'`),
    /** Whether it may push its sales itself. */
    mayPush: boolean("may_push").notNull().default(false),
    position: integer("position").notNull(),
  },
  () => [wordCheck("channels", "kind", channelKinds)],
);

/** 台账: one entry per accepted delivery line or verified sale made elsewhere; inserted and reversed, never edited. */
export const ledgerEntries = pgTable(
  "ledger_entries",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    kind: word("kind", entryKinds).notNull(),
    reversesId: bigint("reverses_id", { mode: "number" }),
    /** Calendar year and month of `recognised_on`: the period it counts in. Set by the database as it is posted. */
    year: integer("year").notNull(),
    month: integer("month").notNull(),
    occurredOn: day("occurred_on").notNull(),
    /** The day it counts on: that on which it occurred, or the first day after it whose month was open. Set by the database. */
    recognisedOn: day("recognised_on").notNull().default(sql`((now() at time zone 'Asia/Shanghai')::date)`),
    postedAt: instant("posted_at").notNull(),
    postedById: uuid("posted_by_id").references(() => users.id),
    /** Positive for a sale, negative for a reversal. */
    amountFen: fen("amount_fen").notNull(),
    countyCode: text("county_code")
      .notNull()
      .references(() => counties.code),
    industryCode: text("industry_code")
      .notNull()
      .references(() => industries.code),
    channelCode: text("channel_code")
      .notNull()
      .references(() => channels.code),
    sellerForce: word("seller_force", sellerForces).notNull(),
    /** Null where the seller of a sale made elsewhere is no organisation here; the import's row names it. */
    supplierId: uuid("supplier_id").references(() => organisations.id),
    /** Null where the buyer of a sale made elsewhere is no organisation here. */
    buyerId: uuid("buyer_id").references(() => organisations.id),
    buyerDistrictCode: text("buyer_district_code")
      .notNull()
      .references(() => districts.code),
    buyerRegion: word("buyer_region", buyerRegions).notNull(),
    fundSource: word("fund_source", fundSources).notNull(),
    tradeKind: word("trade_kind", tradeKinds).notNull().default("procurement"),
    /** The district the county is paired with on the day of the sale; null where it has no pair. */
    pairedDistrictCode: text("paired_district_code").references(() => districts.code),
    /** The counting policy that made the headline when it was posted. */
    policyId: uuid("policy_id").references(() => countingPolicies.id),
    orderId: uuid("order_id").references(() => purchaseOrders.id),
    orderLineId: uuid("order_line_id").references(() => purchaseOrderLines.id),
    deliveryLineId: uuid("delivery_line_id").references(() => deliveryLines.id),
    acceptanceId: uuid("acceptance_id").references(() => acceptances.id),
    goodsReturnId: uuid("goods_return_id").references(() => goodsReturns.id),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [
    wordCheck("ledger_entries", "kind", entryKinds),
    wordCheck("ledger_entries", "seller_force", sellerForces),
    wordCheck("ledger_entries", "buyer_region", buyerRegions),
    wordCheck("ledger_entries", "fund_source", fundSources),
    wordCheck("ledger_entries", "trade_kind", tradeKinds),
    check(
      "ledger_entries_trade_kind_follows",
      sql`${table.tradeKind} = trade_kind_of(${table.channelCode}, ${table.fundSource})`,
    ),
    check(
      "ledger_entries_sign",
      sql`(${table.kind} = 'sale' and ${table.amountFen} > 0 and ${table.reversesId} is null) or (${table.kind} = 'reversal' and ${table.amountFen} < 0 and ${table.reversesId} is not null)`,
    ),
    check(
      "ledger_entries_own_parties",
      sql`${table.orderId} is null or (${table.supplierId} is not null and ${table.buyerId} is not null)`,
    ),
    uniqueIndex("ledger_entries_one_sale")
      .on(table.acceptanceId, table.deliveryLineId)
      .where(sql`kind = 'sale'`),
    uniqueIndex("ledger_entries_one_reversal").on(table.goodsReturnId).where(sql`kind = 'reversal'`),
    // Ascending, so that newest first is a backward scan; one for each dimension the entries are opened by.
    index("ledger_entries_by_day").on(table.year, table.occurredOn, table.id),
    index("ledger_entries_by_county").on(table.year, table.countyCode, table.occurredOn, table.id),
    index("ledger_entries_by_industry").on(table.year, table.industryCode, table.occurredOn, table.id),
    index("ledger_entries_by_channel").on(table.year, table.channelCode, table.occurredOn, table.id),
    index("ledger_entries_by_district").on(table.year, table.buyerDistrictCode, table.occurredOn, table.id),
    index("ledger_entries_by_region").on(table.year, table.buyerRegion, table.occurredOn, table.id),
    index("ledger_entries_by_force").on(table.year, table.sellerForce, table.occurredOn, table.id),
    index("ledger_entries_by_fund").on(table.year, table.fundSource, table.occurredOn, table.id),
    // What occurred before the month it counts in: what was posted after its own month had closed.
    index("ledger_entries_late")
      .on(table.year, table.month, table.occurredOn, table.id)
      .where(sql`occurred_on < make_date(year, month, 1)`),
    // Candidates for the same sale reported twice: alike in amount and day.
    index("ledger_entries_alike").on(table.amountFen, table.occurredOn),
    index("ledger_entries_demo").on(table.year).where(sql`is_demo`),
    index("ledger_entries_order").on(table.orderId),
    index("ledger_entries_reverses").on(table.reversesId).where(sql`reverses_id is not null`),
  ],
);

/** Evidence of an entry, grade upon grade: appended, never overwritten. */
export const ledgerGrades = pgTable(
  "ledger_grades",
  {
    entryId: bigint("entry_id", { mode: "number" })
      .notNull()
      .references(() => ledgerEntries.id),
    grade: word("grade", evidenceGrades).notNull(),
    reachedOn: day("reached_on").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    evidence: text("evidence").notNull(),
    /** The order in which evidence was recorded. */
    sequence: bigint("sequence", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
  },
  (table) => [
    primaryKey({ columns: [table.entryId, table.grade] }),
    wordCheck("ledger_grades", "grade", evidenceGrades),
  ],
);

/**
 * The chain over entries and evidence, in the order in which their transactions committed: each link's hash covers the
 * one before it. Written by triggers at commit; nobody else may.
 */
export const ledgerLinks = pgTable(
  "ledger_links",
  {
    /** From 1, without a gap. */
    position: bigint("position", { mode: "number" }).primaryKey(),
    entryId: bigint("entry_id", { mode: "number" })
      .notNull()
      .references(() => ledgerEntries.id),
    /** The grade whose evidence the link seals; empty where it seals the entry. */
    grade: text("grade").notNull().default(""),
    /** The day in Shanghai on which it was linked; never before that of the link before. */
    day: day("day").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    unique("ledger_links_subject").on(table.entryId, table.grade),
    index("ledger_links_day").on(table.day, table.position),
  ],
);

/** How the chain ends: one row, kept by the triggers that write the links. */
export const ledgerChainEnd = pgTable("ledger_chain_end", {
  id: integer("id").primaryKey(),
  position: bigint("position", { mode: "number" }).notNull(),
  day: day("day").notNull(),
  hash: text("hash").notNull(),
});

/** The chain's last hash of each day, published the day after and kept by whoever wants to hold us to it. */
export const ledgerRoots = pgTable("ledger_roots", {
  day: day("day").primaryKey(),
  position: bigint("position", { mode: "number" }).notNull(),
  hash: text("hash").notNull(),
  /** Entries up to here, and their sum. */
  entryCount: bigint("entry_count", { mode: "number" }).notNull(),
  amountFen: fen("amount_fen").notNull(),
  publishedAt: instant("published_at").notNull(),
});
