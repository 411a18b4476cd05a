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
import { day, fen, id, instant, json, milli, packs, word, wordCheck } from "../columns.ts";
import {
  acceptanceStates,
  amendmentStates,
  approvalStates,
  deliveryStates,
  fundSources,
  orderStates,
  orderTerms,
  rejectionReasons,
  requisitionLineStates,
  requisitionStates,
  tradeSides,
} from "../vocabulary/procurement.ts";
import { paymentStates } from "../vocabulary/payments.ts";
import { storageClasses, taxTreatments } from "../vocabulary/catalogue.ts";
import {
  budgetUnits,
  counties,
  deliveryAddresses,
  districts,
  files,
  organisations,
  users,
} from "./accounts.server.ts";
import { industries, variants } from "./catalogue.server.ts";
import { batches } from "./provenance.server.ts";

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
    /** The day the buyer wants the goods; the promised dispatch is on or before it. */
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
