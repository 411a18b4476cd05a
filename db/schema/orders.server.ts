import { type AnyColumn, sql } from "drizzle-orm";
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
import { day, fen, id, instant, json, milli, packs, word, wordCheck } from "../columns.ts";
import {
  amendmentStates,
  fundSources,
  orderStates,
  orderTerms,
  tradeSides,
} from "../vocabulary/procurement.ts";
import { paymentStates } from "../vocabulary/payments.ts";
import { storageClasses, taxTreatments } from "../vocabulary/catalogue.ts";
import { budgetUnits, counties, districts, organisations, users } from "./accounts.server.ts";
import { industries, variants } from "./catalogue.server.ts";
import { requisitions } from "./requisitions.server.ts";

/** Days to pay by the terms of an order, dated: an order is held to those in force on the day it was placed. */
export const paymentTerms = pgTable(
  "payment_terms",
  {
    terms: word("terms", orderTerms).notNull(),
    effectiveFrom: day("effective_from").notNull(),
    /** From confirmation (prepaid) or acceptance (goods first). */
    days: integer("days").notNull(),
    /** By which the buyer may put the day off once; 0 where the terms allow none. */
    extensionDays: integer("extension_days").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.terms, table.effectiveFrom] }),
    wordCheck("payment_terms", "terms", orderTerms),
    check("payment_terms_days", sql`${table.days} > 0 and ${table.extensionDays} >= 0`),
  ],
);

/** Stands for the due day of an order that has none yet, behind every day that is one. */
export const UNDATED = "9999-12-31";

/**
 * When the money of an order is due, as a list of what is to be paid sorts it: an order whose day has not come about yet stands
 * behind all others. Written as in the index, so that the index answers.
 */
export const dueInTurn = (paymentDueOn: AnyColumn) =>
  sql<string>`coalesce(${paymentDueOn}, ${sql.raw(`'${UNDATED}'::date`)})`;

/** Something of the order's money is due and not on its way. Written as in the indexes of what is to be paid. */
export const isToPay = (paymentState: AnyColumn) => sql<boolean>`${paymentState} in ('unpaid', 'part-paid')`;

/** A certificate as it stood when the order was approved. */
export type CertificateSnapshot = {
  certificateId: string;
  schemeCode: string;
  nameZh: string;
  nameEn: string;
  number: string;
  issuer: string;
  validFrom: string;
  validUntil: string | null;
};

/** A requirement that was waived on the promised dispatch day, frozen with the order beside the certificates, never among them. */
export type WaiverSnapshot = {
  waiverId: string;
  schemeCode: string;
  nameZh: string;
  nameEn: string;
  responsible: string;
  reason: string;
  validUntil: string;
};

/** Where goods go, frozen with the order. */
export type DeliveryPlace = {
  label: string;
  districtCode: string;
  line: string;
  contactName: string;
  contactPhone: string;
};

/** One supplier, one budget unit. Never edited once placed: what changes is its state and what was delivered against it. */
export const purchaseOrders = pgTable(
  "purchase_orders",
  {
    id: id().primaryKey(),
    number: text("number").notNull().unique(),
    requisitionId: uuid("requisition_id")
      .notNull()
      .references(() => requisitions.id),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    supplierId: uuid("supplier_id")
      .notNull()
      .references(() => organisations.id),
    state: word("state", orderStates).notNull().default("placed"),
    requesterId: uuid("requester_id")
      .notNull()
      .references(() => users.id),
    approverId: uuid("approver_id")
      .notNull()
      .references(() => users.id),
    budgetUnitId: uuid("budget_unit_id")
      .notNull()
      .references(() => budgetUnits.id),
    fundSource: word("fund_source", fundSources).notNull(),
    terms: word("terms", orderTerms).notNull(),
    /** The latest day of dispatch the buyer asked for; the journey comes on top. */
    wantedOn: day("wanted_on").notNull(),
    ownReference: text("own_reference").notNull(),
    deliveryPlace: json<DeliveryPlace>("delivery_place").notNull(),
    districtCode: text("district_code")
      .notNull()
      .references(() => districts.code),
    totalFen: fen("total_fen").notNull(),
    /** What both sides agreed will not be delivered, at the order's prices. */
    waivedFen: fen("waived_fen").notNull().default(0),
    acceptedFen: fen("accepted_fen").notNull().default(0),
    returnedFen: fen("returned_fen").notNull().default(0),
    receivedFen: fen("received_fen").notNull().default(0),
    claimedFen: fen("claimed_fen").notNull().default(0),
    invoicedFen: fen("invoiced_fen").notNull().default(0),
    paymentState: word("payment_state", paymentStates).notNull().default("not-due"),
    /** Quoted in the bank transfer; a statement line is matched by it. */
    paymentReference: text("payment_reference").notNull().unique(),
    declineReason: text("decline_reason"),
    placedAt: instant("placed_at").notNull(),
    confirmedAt: instant("confirmed_at"),
    paymentDueOn: day("payment_due_on"),
    /** The day to pay was put off, once, and why. */
    paymentExtendedAt: instant("payment_extended_at"),
    paymentExtensionReason: text("payment_extension_reason"),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [
    index("purchase_orders_placed").on(table.placedAt),
    unique("purchase_orders_one_per_supplier").on(table.requisitionId, table.supplierId),
    wordCheck("purchase_orders", "state", orderStates),
    wordCheck("purchase_orders", "fund_source", fundSources),
    wordCheck("purchase_orders", "terms", orderTerms),
    wordCheck("purchase_orders", "payment_state", paymentStates),
    check(
      "purchase_orders_amounts",
      sql`${table.totalFen} > 0 and ${table.waivedFen} >= 0 and ${table.acceptedFen} between 0 and ${table.totalFen} - ${table.waivedFen} and ${table.returnedFen} between 0 and ${table.acceptedFen} and ${table.receivedFen} >= 0 and ${table.claimedFen} >= 0`,
    ),
    check(
      "purchase_orders_extension",
      sql`(${table.paymentExtendedAt} is null) = (${table.paymentExtensionReason} is null) and (${table.paymentExtendedAt} is null or ${table.paymentDueOn} is not null)`,
    ),
    index("purchase_orders_buyer").on(table.organisationId, table.placedAt, table.id),
    index("purchase_orders_buyer_to_pay")
      .on(table.organisationId, dueInTurn(table.paymentDueOn), table.id)
      .where(isToPay(table.paymentState)),
    index("purchase_orders_supplier_to_pay")
      .on(table.supplierId, dueInTurn(table.paymentDueOn), table.id)
      .where(isToPay(table.paymentState)),
    index("purchase_orders_supplier").on(table.supplierId, table.placedAt, table.id),
    index("purchase_orders_supplier_state").on(table.supplierId, table.state),
  ],
);

export const purchaseOrderLines = pgTable(
  "purchase_order_lines",
  {
    id: id().primaryKey(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => purchaseOrders.id),
    position: integer("position").notNull(),
    variantId: uuid("variant_id")
      .notNull()
      .references(() => variants.id),
    /** As in the order, which is never edited. */
    wantedOn: day("wanted_on").notNull(),
    productId: uuid("product_id").notNull(),
    productNameZh: text("product_name_zh").notNull(),
    productNameEn: text("product_name_en").notNull(),
    packZh: text("pack_zh").notNull(),
    packEn: text("pack_en").notNull(),
    unitZh: text("unit_zh").notNull(),
    unitEn: text("unit_en").notNull(),
    netGrams: milli("net_grams").notNull(),
    industryCode: text("industry_code")
      .notNull()
      .references(() => industries.code),
    countyCode: text("county_code")
      .notNull()
      .references(() => counties.code),
    storageClass: word("storage_class", storageClasses).notNull(),
    taxTreatment: word("tax_treatment", taxTreatments).notNull(),
    packs: packs("packs").notNull(),
    unitPriceFen: fen("unit_price_fen").notNull(),
    amountFen: fen("amount_fen").notNull(),
    /** Packs that both sides agreed will not be delivered. */
    waivedPacks: packs("waived_packs").notNull().default(0),
    dispatchedPacks: packs("dispatched_packs").notNull().default(0),
    acceptedPacks: packs("accepted_packs").notNull().default(0),
    shortPacks: packs("short_packs").notNull().default(0),
    rejectedPacks: packs("rejected_packs").notNull().default(0),
    returnedPacks: packs("returned_packs").notNull().default(0),
    certificates: json<CertificateSnapshot[]>("certificates").notNull(),
    waivers: json<WaiverSnapshot[]>("waivers").notNull().default([]),
  },
  (table) => [
    unique("purchase_order_lines_position").on(table.orderId, table.position),
    wordCheck("purchase_order_lines", "storage_class", storageClasses),
    wordCheck("purchase_order_lines", "tax_treatment", taxTreatments),
    check(
      "purchase_order_lines_amount",
      sql`${table.packs} > 0 and ${table.amountFen} = ${table.packs} * ${table.unitPriceFen}`,
    ),
    check(
      "purchase_order_lines_quantities",
      sql`${table.waivedPacks} >= 0 and ${table.dispatchedPacks} between 0 and ${table.packs} - ${table.waivedPacks} and ${table.acceptedPacks} + ${table.shortPacks} + ${table.rejectedPacks} <= ${table.dispatchedPacks} and ${table.acceptedPacks} >= 0 and ${table.shortPacks} >= 0 and ${table.rejectedPacks} >= 0 and ${table.returnedPacks} between 0 and ${table.acceptedPacks}`,
    ),
    index("purchase_order_lines_variant_week").on(table.variantId, table.wantedOn),
  ],
);

/** 订单变更: packs of an order that will not come, proposed by one side and in force when the other agrees. */
export const orderAmendments = pgTable(
  "order_amendments",
  {
    id: id().primaryKey(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => purchaseOrders.id),
    proposedBy: word("proposed_by", tradeSides).notNull(),
    proposedById: uuid("proposed_by_id")
      .notNull()
      .references(() => users.id),
    proposedAt: instant("proposed_at").notNull(),
    reason: text("reason").notNull(),
    /** The packs of its lines at the order's prices. */
    waivedFen: fen("waived_fen").notNull(),
    state: word("state", amendmentStates).notNull().default("proposed"),
    decidedById: uuid("decided_by_id").references(() => users.id),
    decidedAt: instant("decided_at"),
    decidedReason: text("decided_reason"),
  },
  (table) => [
    wordCheck("order_amendments", "proposed_by", tradeSides),
    wordCheck("order_amendments", "state", amendmentStates),
    check("order_amendments_amount", sql`${table.waivedFen} > 0`),
    check(
      "order_amendments_decided",
      sql`(${table.state} = 'proposed') = (${table.decidedAt} is null) and (${table.decidedAt} is null) = (${table.decidedById} is null)`,
    ),
    uniqueIndex("order_amendments_one_open").on(table.orderId).where(sql`state = 'proposed'`),
    index("order_amendments_order").on(table.orderId),
  ],
);

export const orderAmendmentLines = pgTable(
  "order_amendment_lines",
  {
    amendmentId: uuid("amendment_id")
      .notNull()
      .references(() => orderAmendments.id),
    orderLineId: uuid("order_line_id")
      .notNull()
      .references(() => purchaseOrderLines.id),
    packs: packs("packs").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.amendmentId, table.orderLineId] }),
    check("order_amendment_lines_packs", sql`${table.packs} > 0`),
  ],
);
