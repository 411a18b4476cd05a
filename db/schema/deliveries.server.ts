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
import { day, fen, id, instant, packs, word, wordCheck } from "../columns.ts";
import { acceptanceStates, deliveryStates, rejectionReasons } from "../vocabulary/procurement.ts";
import { files, organisations, users } from "./accounts.server.ts";
import { batches } from "./provenance.server.ts";
import { purchaseOrders, purchaseOrderLines } from "./orders.server.ts";

export const deliveries = pgTable(
  "deliveries",
  {
    id: id().primaryKey(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => purchaseOrders.id),
    /** The buyer, as in the order. */
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    supplierId: uuid("supplier_id")
      .notNull()
      .references(() => organisations.id),
    /** 1, 2, 3 … within the order; printed as order number and this. */
    sequence: integer("sequence").notNull(),
    state: word("state", deliveryStates).notNull().default("dispatched"),
    carrier: text("carrier").notNull().default(""),
    vehicle: text("vehicle").notNull().default(""),
    waybill: text("waybill").notNull().default(""),
    dispatchedOn: day("dispatched_on").notNull(),
    dispatchedAt: instant("dispatched_at").notNull(),
    dispatchedById: uuid("dispatched_by_id")
      .notNull()
      .references(() => users.id),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [
    unique("deliveries_sequence").on(table.orderId, table.sequence),
    wordCheck("deliveries", "state", deliveryStates),
    index("deliveries_buyer").on(table.organisationId, table.dispatchedAt, table.id),
    index("deliveries_buyer_open")
      .on(table.organisationId, table.dispatchedAt)
      .where(sql`state = 'dispatched'`),
    index("deliveries_supplier").on(table.supplierId, table.dispatchedAt, table.id),
  ],
);

export const deliveryLines = pgTable(
  "delivery_lines",
  {
    id: id().primaryKey(),
    deliveryId: uuid("delivery_id")
      .notNull()
      .references(() => deliveries.id),
    orderLineId: uuid("order_line_id")
      .notNull()
      .references(() => purchaseOrderLines.id),
    batchId: uuid("batch_id")
      .notNull()
      .references(() => batches.id),
    packs: packs("packs").notNull(),
  },
  (table) => [
    unique("delivery_lines_batch").on(table.deliveryId, table.orderLineId, table.batchId),
    check("delivery_lines_packs", sql`${table.packs} > 0`),
    index("delivery_lines_order_line").on(table.orderLineId),
    index("delivery_lines_by_batch").on(table.batchId),
  ],
);

/** 验收 of one delivery, signed by two people: drafted by the receiver, in force with the second signature. */
export const acceptances = pgTable(
  "acceptances",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    orderId: uuid("order_id")
      .notNull()
      .references(() => purchaseOrders.id),
    deliveryId: uuid("delivery_id")
      .notNull()
      .references(() => deliveries.id),
    state: word("state", acceptanceStates).notNull().default("awaiting-countersign"),
    receivedOn: day("received_on").notNull(),
    note: text("note").notNull().default(""),
    receiverId: uuid("receiver_id")
      .notNull()
      .references(() => users.id),
    receiverSignedAt: instant("receiver_signed_at").notNull(),
    countersignerId: uuid("countersigner_id").references(() => users.id),
    countersignedAt: instant("countersigned_at"),
    /** Sent back before the second signature: by whom and why, for whoever drafts it again. */
    withdrawnById: uuid("withdrawn_by_id").references(() => users.id),
    withdrawnAt: instant("withdrawn_at"),
    withdrawnReason: text("withdrawn_reason"),
    acceptedFen: fen("accepted_fen").notNull().default(0),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [
    wordCheck("acceptances", "state", acceptanceStates),
    uniqueIndex("acceptances_one_in_force").on(table.deliveryId).where(sql`state <> 'withdrawn'`),
    check(
      "acceptances_two_people",
      sql`${table.countersignerId} is null or ${table.countersignerId} <> ${table.receiverId}`,
    ),
    check(
      "acceptances_withdrawn",
      sql`(${table.state} = 'withdrawn') = (${table.withdrawnReason} is not null)`,
    ),
    check("acceptances_signed", sql`(${table.state} = 'signed') = (${table.countersignerId} is not null)`),
    index("acceptances_order").on(table.orderId),
    index("acceptances_delivery").on(table.deliveryId),
    index("acceptances_buyer").on(table.organisationId, table.receiverSignedAt, table.id),
    index("acceptances_awaiting").on(table.organisationId).where(sql`state = 'awaiting-countersign'`),
  ],
);

export const acceptanceLines = pgTable(
  "acceptance_lines",
  {
    acceptanceId: uuid("acceptance_id")
      .notNull()
      .references(() => acceptances.id),
    deliveryLineId: uuid("delivery_line_id")
      .notNull()
      .references(() => deliveryLines.id),
    acceptedPacks: packs("accepted_packs").notNull(),
    shortPacks: packs("short_packs").notNull(),
    rejectedPacks: packs("rejected_packs").notNull(),
    rejectionReason: word("rejection_reason", rejectionReasons),
    rejectionNote: text("rejection_note").notNull().default(""),
    temperatureCentiC: integer("temperature_centi_c"),
    /** Why goods that arrived out of their range were accepted. */
    temperatureReason: text("temperature_reason").notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.acceptanceId, table.deliveryLineId] }),
    wordCheck("acceptance_lines", "rejection_reason", rejectionReasons),
    check(
      "acceptance_lines_packs",
      sql`${table.acceptedPacks} >= 0 and ${table.shortPacks} >= 0 and ${table.rejectedPacks} >= 0 and (${table.rejectedPacks} = 0 or ${table.rejectionReason} is not null)`,
    ),
  ],
);

export const acceptancePhotographs = pgTable(
  "acceptance_photographs",
  {
    acceptanceId: uuid("acceptance_id")
      .notNull()
      .references(() => acceptances.id),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id),
    deliveryLineId: uuid("delivery_line_id").references(() => deliveryLines.id),
  },
  (table) => [
    primaryKey({ columns: [table.acceptanceId, table.fileId] }),
    index("acceptance_photographs_file").on(table.fileId),
  ],
);

/** Goods sent back after acceptance; each posts a reversing ledger entry. */
export const goodsReturns = pgTable(
  "goods_returns",
  {
    id: id().primaryKey(),
    /** The buyer, as in the order. */
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    orderId: uuid("order_id")
      .notNull()
      .references(() => purchaseOrders.id),
    orderLineId: uuid("order_line_id")
      .notNull()
      .references(() => purchaseOrderLines.id),
    deliveryLineId: uuid("delivery_line_id")
      .notNull()
      .references(() => deliveryLines.id),
    requestKey: uuid("request_key").notNull(),
    packs: packs("packs").notNull(),
    amountFen: fen("amount_fen").notNull(),
    reason: word("reason", rejectionReasons).notNull(),
    note: text("note").notNull().default(""),
    returnedOn: day("returned_on").notNull(),
    recordedById: uuid("recorded_by_id")
      .notNull()
      .references(() => users.id),
    recordedAt: instant("recorded_at").notNull(),
  },
  (table) => [
    wordCheck("goods_returns", "reason", rejectionReasons),
    check("goods_returns_packs", sql`${table.packs} > 0 and ${table.amountFen} > 0`),
    unique("goods_returns_request").on(table.organisationId, table.requestKey),
    index("goods_returns_order").on(table.orderId),
    index("goods_returns_delivery_line").on(table.deliveryLineId),
    index("goods_returns_buyer").on(table.organisationId, table.recordedAt, table.id),
  ],
);
