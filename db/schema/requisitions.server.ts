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
import { day, fen, id, instant, packs, word, wordCheck } from "../columns.ts";
import {
  approvalStates,
  fundSources,
  orderTerms,
  requisitionLineStates,
  requisitionStates,
} from "../vocabulary/procurement.ts";
import { budgetUnits, deliveryAddresses, organisations, users } from "./accounts.server.ts";
import { variants } from "./catalogue.server.ts";

/** Who may approve how much: the lowest rule that covers amount and fund source decides; above the highest, the answer is no. */
export const approvalRules = pgTable(
  "approval_rules",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    /** Null: for every fund source that has no rule of its own. */
    fundSource: word("fund_source", fundSources),
    /** Up to and including this amount. */
    upToFen: fen("up_to_fen").notNull(),
    /** Null: any member with the approver's role. */
    approverId: uuid("approver_id").references(() => users.id),
    isActive: boolean("is_active").notNull().default(true),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    wordCheck("approval_rules", "fund_source", fundSources),
    check("approval_rules_amount", sql`${table.upToFen} > 0`),
    uniqueIndex("approval_rules_one_per_step")
      .on(table.organisationId, sql`coalesce(fund_source, '')`, table.upToFen)
      .where(sql`is_active`),
  ],
);

export const requisitions = pgTable(
  "requisitions",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    number: text("number"),
    /** Made by the form, so that the same form sent twice makes one requisition. */
    requestKey: uuid("request_key").notNull(),
    state: word("state", requisitionStates).notNull().default("draft"),
    requesterId: uuid("requester_id")
      .notNull()
      .references(() => users.id),
    budgetUnitId: uuid("budget_unit_id").notNull(),
    fundSource: word("fund_source", fundSources).notNull(),
    terms: word("terms", orderTerms).notNull(),
    deliveryAddressId: uuid("delivery_address_id").notNull(),
    wantedOn: day("wanted_on").notNull(),
    ownReference: text("own_reference").notNull().default(""),
    note: text("note").notNull().default(""),
    totalFen: fen("total_fen").notNull(),
    /** SHA-256 over the canonical content; an approval binds to it, so that any edit voids the approval. */
    contentHash: text("content_hash").notNull(),
    revision: integer("revision").notNull().default(1),
    createdAt: instant("created_at").notNull(),
    submittedAt: instant("submitted_at"),
    /** Stock and prices are held until then. */
    holdExpiresAt: instant("hold_expires_at"),
    decidedAt: instant("decided_at"),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [
    unique("requisitions_request_key").on(table.organisationId, table.requestKey),
    unique("requisitions_number").on(table.number),
    wordCheck("requisitions", "state", requisitionStates),
    wordCheck("requisitions", "fund_source", fundSources),
    wordCheck("requisitions", "terms", orderTerms),
    foreignKey({
      columns: [table.organisationId, table.budgetUnitId],
      foreignColumns: [budgetUnits.organisationId, budgetUnits.id],
    }),
    foreignKey({
      columns: [table.organisationId, table.deliveryAddressId],
      foreignColumns: [deliveryAddresses.organisationId, deliveryAddresses.id],
    }),
    check("requisitions_total", sql`${table.totalFen} >= 0`),
    index("requisitions_organisation").on(table.organisationId, table.state, table.createdAt, table.id),
    index("requisitions_newest").on(table.organisationId, table.createdAt, table.id),
    index("requisitions_hold").on(table.holdExpiresAt).where(sql`state = 'submitted'`),
  ],
);

export const requisitionLines = pgTable(
  "requisition_lines",
  {
    requisitionId: uuid("requisition_id")
      .notNull()
      .references(() => requisitions.id),
    position: integer("position").notNull(),
    variantId: uuid("variant_id")
      .notNull()
      .references(() => variants.id),
    supplierId: uuid("supplier_id")
      .notNull()
      .references(() => organisations.id),
    /** As in the requisition: what a pack is already promised for a week is read from its own lines of that week. */
    wantedOn: day("wanted_on").notNull(),
    packs: packs("packs").notNull(),
    unitPriceFen: fen("unit_price_fen").notNull(),
    amountFen: fen("amount_fen").notNull(),
    state: word("state", requisitionLineStates).notNull().default("open"),
    rejectedReason: text("rejected_reason"),
  },
  (table) => [
    primaryKey({ columns: [table.requisitionId, table.position] }),
    wordCheck("requisition_lines", "state", requisitionLineStates),
    check(
      "requisition_lines_amount",
      sql`${table.packs} > 0 and ${table.unitPriceFen} > 0 and ${table.amountFen} = ${table.packs} * ${table.unitPriceFen}`,
    ),
    index("requisition_lines_variant_week").on(table.variantId, table.wantedOn),
  ],
);

export const approvals = pgTable(
  "approvals",
  {
    id: id().primaryKey(),
    requisitionId: uuid("requisition_id")
      .notNull()
      .references(() => requisitions.id),
    contentHash: text("content_hash").notNull(),
    ruleId: uuid("rule_id")
      .notNull()
      .references(() => approvalRules.id),
    state: word("state", approvalStates).notNull().default("open"),
    openedAt: instant("opened_at").notNull(),
    decidedAt: instant("decided_at"),
    decidedById: uuid("decided_by_id").references(() => users.id),
    reason: text("reason"),
  },
  (table) => [
    wordCheck("approvals", "state", approvalStates),
    uniqueIndex("approvals_one_open").on(table.requisitionId).where(sql`state = 'open'`),
  ],
);
