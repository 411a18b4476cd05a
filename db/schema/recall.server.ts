import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { id, instant, milli, packs, word, wordCheck } from "../columns.ts";
import { batchStates } from "../vocabulary/provenance.ts";
import { noticeStates, recallHazards, recallStates } from "../vocabulary/recall.ts";
import { counties, organisations, users } from "./accounts.server.ts";
import { products } from "./catalogue.server.ts";
import { deliveryLines, goodsReturns } from "./deliveries.server.ts";
import { batches } from "./provenance.server.ts";

/** A bad batch called back, with everything that was made from it. */
export const recalls = pgTable(
  "recalls",
  {
    id: id().primaryKey(),
    /** `RC-2026-0001`, gapless within a year. */
    number: text("number").notNull().unique(),
    /** The supplier whose goods are called back. */
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    /** The batch it began with; `recall_batches` has all of them. */
    batchId: uuid("batch_id").notNull(),
    /** The county of the batch's base, whose office answers for the recall. */
    countyCode: text("county_code")
      .notNull()
      .references(() => counties.code),
    hazard: word("hazard", recallHazards).notNull(),
    reason: text("reason").notNull(),
    instructions: text("instructions").notNull(),
    openedById: uuid("opened_by_id")
      .notNull()
      .references(() => users.id),
    openedByOrganisationId: uuid("opened_by_organisation_id")
      .notNull()
      .references(() => organisations.id),
    openedAt: instant("opened_at").notNull(),
    /** Until then, inclusive, every institution is to have answered. */
    answerBy: instant("answer_by").notNull(),
    state: word("state", recallStates).notNull().default("open"),
    closedAt: instant("closed_at"),
    closedById: uuid("closed_by_id").references(() => users.id),
    closedByOrganisationId: uuid("closed_by_organisation_id").references(() => organisations.id),
    closingSummary: text("closing_summary"),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [
    foreignKey({
      columns: [table.organisationId, table.batchId],
      foreignColumns: [batches.organisationId, batches.id],
    }),
    unique("recalls_owner").on(table.organisationId, table.id),
    wordCheck("recalls", "hazard", recallHazards),
    wordCheck("recalls", "state", recallStates),
    check("recalls_answer_by", sql`${table.answerBy} > ${table.openedAt}`),
    check(
      "recalls_closed",
      sql`(${table.state} = 'closed') = (${table.closedAt} is not null) and (${table.closedAt} is null) = (${table.closedById} is null) and (${table.closedAt} is null) = (${table.closedByOrganisationId} is null) and (${table.closedAt} is null) = (${table.closingSummary} is null)`,
    ),
    uniqueIndex("recalls_one_open_for_a_batch").on(table.batchId).where(sql`state = 'open'`),
    index("recalls_newest").on(table.openedAt, table.id),
    index("recalls_supplier").on(table.organisationId, table.openedAt, table.id),
  ],
);

/** The batches of a recall as they were found; append-only. */
export const recallBatches = pgTable(
  "recall_batches",
  {
    organisationId: uuid("organisation_id").notNull(),
    recallId: uuid("recall_id").notNull(),
    batchId: uuid("batch_id").notNull(),
    /** The state it had; `recalled` where an earlier recall had reached it already. */
    stateBefore: word("state_before", batchStates).notNull(),
    /** What had neither left nor gone into another batch, and so was still in store. */
    gramsLeft: milli("grams_left").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.recallId, table.batchId] }),
    foreignKey({
      columns: [table.organisationId, table.recallId],
      foreignColumns: [recalls.organisationId, recalls.id],
    }),
    foreignKey({
      columns: [table.organisationId, table.batchId],
      foreignColumns: [batches.organisationId, batches.id],
    }),
    wordCheck("recall_batches", "state_before", batchStates),
    check("recall_batches_grams", sql`${table.gramsLeft} >= 0`),
    index("recall_batches_batch").on(table.batchId),
  ],
);

/** The products a recall took off sale, until the supplier says that the stock was counted without the recalled goods. */
export const recallProducts = pgTable(
  "recall_products",
  {
    organisationId: uuid("organisation_id").notNull(),
    recallId: uuid("recall_id").notNull(),
    productId: uuid("product_id").notNull(),
    resumedAt: instant("resumed_at"),
    resumedById: uuid("resumed_by_id").references(() => users.id),
    /** What the supplier's manager declared. */
    statement: text("statement"),
  },
  (table) => [
    primaryKey({ columns: [table.recallId, table.productId] }),
    foreignKey({
      columns: [table.organisationId, table.recallId],
      foreignColumns: [recalls.organisationId, recalls.id],
    }),
    foreignKey({
      columns: [table.organisationId, table.productId],
      foreignColumns: [products.organisationId, products.id],
    }),
    check(
      "recall_products_resumed",
      sql`(${table.resumedAt} is null) = (${table.resumedById} is null) and (${table.resumedAt} is null) = (${table.statement} is null)`,
    ),
    index("recall_products_product").on(table.productId),
  ],
);

/** What an institution that was sent recalled goods is told, and whether it has answered. */
export const recallNotices = pgTable(
  "recall_notices",
  {
    id: id().primaryKey(),
    recallId: uuid("recall_id")
      .notNull()
      .references(() => recalls.id),
    /** The institution. */
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    state: word("state", noticeStates).notNull().default("sent"),
    /** When the deadline passed without an answer. */
    remindedAt: instant("reminded_at"),
    answeredAt: instant("answered_at"),
    answeredById: uuid("answered_by_id").references(() => users.id),
    remark: text("remark").notNull().default(""),
  },
  (table) => [
    unique("recall_notices_one_each").on(table.recallId, table.organisationId),
    unique("recall_notices_owner").on(table.organisationId, table.id),
    wordCheck("recall_notices", "state", noticeStates),
    check(
      "recall_notices_answered",
      sql`(${table.state} = 'answered') = (${table.answeredAt} is not null) and (${table.answeredAt} is null) = (${table.answeredById} is null)`,
    ),
    index("recall_notices_waiting").on(table.organisationId).where(sql`state = 'sent'`),
  ],
);

/** The delivery lines a notice is about, as they stood when it was sent; append-only. */
export const recallNoticeLines = pgTable(
  "recall_notice_lines",
  {
    organisationId: uuid("organisation_id").notNull(),
    noticeId: uuid("notice_id").notNull(),
    deliveryLineId: uuid("delivery_line_id")
      .notNull()
      .references(() => deliveryLines.id),
    sentPacks: packs("sent_packs").notNull(),
    /** Accepted and not sent back before; null while the goods were still under way. */
    keptPacks: packs("kept_packs"),
  },
  (table) => [
    primaryKey({ columns: [table.noticeId, table.deliveryLineId] }),
    foreignKey({
      columns: [table.organisationId, table.noticeId],
      foreignColumns: [recallNotices.organisationId, recallNotices.id],
    }),
    check(
      "recall_notice_lines_packs",
      sql`${table.sentPacks} > 0 and coalesce(${table.keptPacks} between 0 and ${table.sentPacks}, true)`,
    ),
    index("recall_notice_lines_delivery_line").on(table.deliveryLineId),
  ],
);

/** What the institution found of a line and what became of it; append-only, so that nothing is counted twice. */
export const recallAnswerLines = pgTable(
  "recall_answer_lines",
  {
    noticeId: uuid("notice_id").notNull(),
    deliveryLineId: uuid("delivery_line_id").notNull(),
    foundPacks: packs("found_packs").notNull(),
    destroyedPacks: packs("destroyed_packs").notNull(),
    returnedPacks: packs("returned_packs").notNull(),
    note: text("note").notNull().default(""),
    /** The return that reversed their ledger entry; null where nothing was found. */
    goodsReturnId: uuid("goods_return_id")
      .unique("recall_answer_lines_return")
      .references(() => goodsReturns.id),
  },
  (table) => [
    primaryKey({ columns: [table.noticeId, table.deliveryLineId] }),
    foreignKey({
      name: "recall_answer_lines_line_fk",
      columns: [table.noticeId, table.deliveryLineId],
      foreignColumns: [recallNoticeLines.noticeId, recallNoticeLines.deliveryLineId],
    }),
    check(
      "recall_answer_lines_packs",
      sql`${table.destroyedPacks} >= 0 and ${table.returnedPacks} >= 0 and ${table.foundPacks} = ${table.destroyedPacks} + ${table.returnedPacks} and (${table.foundPacks} > 0) = (${table.goodsReturnId} is not null)`,
    ),
  ],
);
