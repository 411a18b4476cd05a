import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  pgView,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { day, fen, id, instant, json, word, wordCheck } from "../columns.ts";
import type { SaleKey } from "../vocabulary/channels.ts";
import {
  channelKinds,
  type EvidenceGrade,
  entryKinds,
  evidenceGrades,
  reopeningStates,
  targetBases,
  targetChanges,
  targetDimensions,
  totalDimensions,
  tradeKinds,
} from "../vocabulary/ledger.ts";
import { sellerForces } from "../vocabulary/organisations.ts";
import { fundSources } from "../vocabulary/procurement.ts";
import { buyerRegions } from "../vocabulary/regions.ts";
import { counties, districts, organisations, users } from "./accounts.server.ts";
import { industries } from "./catalogue.server.ts";
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

/** What an entry is summed by: the period, every dimension of the cockpit, and the evidence reached. */
const cell = () => ({
  year: integer("year").notNull(),
  month: integer("month").notNull(),
  countyCode: text("county_code").notNull(),
  industryCode: text("industry_code").notNull(),
  channelCode: text("channel_code").notNull(),
  sellerForce: text("seller_force").notNull(),
  buyerDistrictCode: text("buyer_district_code").notNull(),
  buyerRegion: text("buyer_region").notNull(),
  fundSource: text("fund_source").notNull(),
  grade: text("grade").notNull(),
});

const measures = () => ({
  amountFen: fen("amount_fen").notNull(),
  entryCount: bigint("entry_count", { mode: "number" }).notNull(),
});

/**
 * What evidence has added and nobody has gathered yet: appended by a trigger in the transaction that records the
 * evidence, taken away in the transaction that adds it to the sums and totals. Every figure is what was gathered and
 * what stands here together, read in one statement.
 */
export const ledgerChanges = pgTable(
  "ledger_changes",
  { id: bigint("id", { mode: "number" }).notNull().generatedAlwaysAsIdentity(), ...cell(), ...measures() },
  // Gathered rows leave from the front, so that a year's waiting ones are found beside each other.
  (table) => [primaryKey({ name: "ledger_changes_key", columns: [table.year, table.id] })],
);

/** What was gathered, by every dimension at once: from here the totals of a new policy are made. */
export const ledgerSums = pgTable("ledger_sums", { ...cell(), ...measures() }, (table) => [
  primaryKey({
    name: "ledger_sums_key",
    columns: [
      table.year,
      table.grade,
      table.month,
      table.countyCode,
      table.industryCode,
      table.channelCode,
      table.sellerForce,
      table.buyerDistrictCode,
      table.buyerRegion,
      table.fundSource,
    ],
  }),
]);

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

/** What was gathered of a year under a policy, by one dimension at a time: a few hundred rows however many entries. */
export const ledgerTotals = pgTable(
  "ledger_totals",
  {
    policyId: uuid("policy_id")
      .notNull()
      .references(() => countingPolicies.id, { onDelete: "cascade" }),
    year: integer("year").notNull(),
    /** `whole`, `month`, or the dimension the key belongs to. */
    dimension: word("dimension", totalDimensions).notNull(),
    key: text("key").notNull(),
    ...measures(),
  },
  (table) => [
    primaryKey({
      name: "ledger_totals_key",
      columns: [table.policyId, table.year, table.dimension, table.key],
    }),
    wordCheck("ledger_totals", "dimension", totalDimensions),
  ],
);

/**
 * What was gathered of a year under a policy by three dimensions at once: the rest is left out (month 0, an empty word), and a
 * district has its region beside it. Any two divisions crossed, with one filter beside them, are some hundred of these
 * rows. Kept by triggers on the sums.
 */
export const ledgerCrossings = pgTable(
  "ledger_crossings",
  {
    policyId: uuid("policy_id")
      .notNull()
      .references(() => countingPolicies.id, { onDelete: "cascade" }),
    year: integer("year").notNull(),
    /** Which three dimensions, a district and its region being one: a bit for each one left out, as `grouping()` numbers them. */
    leftOut: integer("left_out").notNull(),
    month: integer("month").notNull(),
    countyCode: text("county_code").notNull(),
    industryCode: text("industry_code").notNull(),
    channelCode: text("channel_code").notNull(),
    sellerForce: text("seller_force").notNull(),
    buyerDistrictCode: text("buyer_district_code").notNull(),
    buyerRegion: text("buyer_region").notNull(),
    fundSource: text("fund_source").notNull(),
    ...measures(),
  },
  (table) => [
    primaryKey({
      name: "ledger_crossings_key",
      columns: [
        table.policyId,
        table.year,
        table.leftOut,
        table.month,
        table.countyCode,
        table.industryCode,
        table.channelCode,
        table.sellerForce,
        table.buyerDistrictCode,
        table.buyerRegion,
        table.fundSource,
      ],
    }),
  ],
);

/**
 * Every figure there is: the gathered totals and, for every policy that counts it, what waits. Rows of one dimension and
 * key are to be added up. Kept by hand in the migrations.
 */
export const ledgerFigures = pgView("ledger_figures", {
  policyId: uuid("policy_id").notNull(),
  year: integer("year").notNull(),
  dimension: word("dimension", totalDimensions).notNull(),
  key: text("key").notNull(),
  ...measures(),
}).existing();

/** What a period held when it was closed, by evidence. */
export type SealedTotals = Partial<Record<EvidenceGrade, { amountFen: number; entryCount: number }>>;

/** 关账: a month, or with month 0 a whole year, was closed, and what it held then. Closed until a reopening of it is agreed. */
export const ledgerClosings = pgTable(
  "ledger_closings",
  {
    id: id().primaryKey(),
    year: integer("year").notNull(),
    /** 1 to 12; 0 for the year. */
    month: integer("month").notNull(),
    closedAt: instant("closed_at").notNull(),
    closedById: uuid("closed_by_id")
      .notNull()
      .references(() => users.id),
    totals: json<SealedTotals>("totals").notNull(),
    /** How the chain ended at that moment. */
    chainPosition: bigint("chain_position", { mode: "number" }).notNull(),
    chainHash: text("chain_hash").notNull(),
  },
  (table) => [
    check("ledger_closings_month", sql`${table.month} between 0 and 12`),
    index("ledger_closings_period").on(table.year, table.month, table.closedAt),
  ],
);

/** A wish to open a closed period again: one official asks and says why, another agrees or declines. */
export const ledgerReopenings = pgTable(
  "ledger_reopenings",
  {
    id: id().primaryKey(),
    closingId: uuid("closing_id")
      .notNull()
      .references(() => ledgerClosings.id),
    state: word("state", reopeningStates).notNull(),
    reason: text("reason").notNull(),
    askedAt: instant("asked_at").notNull(),
    askedById: uuid("asked_by_id")
      .notNull()
      .references(() => users.id),
    decidedAt: instant("decided_at"),
    decidedById: uuid("decided_by_id").references(() => users.id),
  },
  (table) => [
    wordCheck("ledger_reopenings", "state", reopeningStates),
    check(
      "ledger_reopenings_decided",
      sql`(${table.state} = 'asked') = (${table.decidedAt} is null) and (${table.state} = 'asked') = (${table.decidedById} is null)`,
    ),
    check(
      "ledger_reopenings_two_people",
      sql`${table.state} <> 'agreed' or ${table.decidedById} <> ${table.askedById}`,
    ),
    uniqueIndex("ledger_reopenings_one_standing").on(table.closingId).where(sql`state <> 'declined'`),
  ],
);

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
