import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { day, fen, id, instant, word, wordCheck } from "../columns.ts";
import { matchGrounds, matchOutcomes, paymentKinds, statementLineStates } from "../vocabulary/payments.ts";
import { files, organisations, users } from "./accounts.server.ts";
import { purchaseOrders } from "./orders.server.ts";

/** A statement of the payee's bank account, uploaded as a file. */
export const bankStatements = pgTable(
  "bank_statements",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    fileName: text("file_name").notNull(),
    sha256: text("sha256").notNull(),
    lineCount: integer("line_count").notNull(),
    uploadedById: uuid("uploaded_by_id")
      .notNull()
      .references(() => users.id),
    uploadedAt: instant("uploaded_at").notNull(),
  },
  (table) => [unique("bank_statements_once").on(table.organisationId, table.sha256)],
);

export const bankStatementLines = pgTable(
  "bank_statement_lines",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    statementId: uuid("statement_id")
      .notNull()
      .references(() => bankStatements.id),
    /** The bank's own number of the transaction; where a bank gives none, a hash of the row's fields and its repeat. */
    bankReference: text("bank_reference").notNull(),
    bookedOn: day("booked_on").notNull(),
    amountFen: fen("amount_fen").notNull(),
    counterparty: text("counterparty").notNull(),
    memo: text("memo").notNull(),
    state: word("state", statementLineStates).notNull(),
    outcome: word("outcome", matchOutcomes),
    orderId: uuid("order_id").references(() => purchaseOrders.id),
    note: text("note").notNull().default(""),
  },
  (table) => [
    unique("bank_statement_lines_once").on(table.organisationId, table.bankReference),
    wordCheck("bank_statement_lines", "state", statementLineStates),
    wordCheck("bank_statement_lines", "outcome", matchOutcomes),
    check("bank_statement_lines_amount", sql`${table.amountFen} > 0`),
    index("bank_statement_lines_open").on(table.organisationId, table.state, table.bookedOn.desc()),
    index("bank_statement_lines_order").on(table.orderId).where(sql`order_id is not null`),
  ],
);

export const payments = pgTable(
  "payments",
  {
    id: id().primaryKey(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => purchaseOrders.id),
    kind: word("kind", paymentKinds).notNull(),
    amountFen: fen("amount_fen").notNull(),
    occurredOn: day("occurred_on").notNull(),
    statementLineId: uuid("statement_line_id").references(() => bankStatementLines.id),
    requestKey: uuid("request_key").unique(),
    note: text("note").notNull().default(""),
    recordedById: uuid("recorded_by_id").references(() => users.id),
    recordedAt: instant("recorded_at").notNull(),
    /** Of what was received alone: what it was matched by. */
    matchedBy: word("matched_by", matchGrounds),
    /** The payer's own word for a match that a person of the payee made. */
    confirmedById: uuid("confirmed_by_id").references(() => users.id),
    confirmedAt: instant("confirmed_at"),
    /** A match that was wrong: the row stays and counts for nothing. */
    withdrawnById: uuid("withdrawn_by_id").references(() => users.id),
    withdrawnAt: instant("withdrawn_at"),
    withdrawnReason: text("withdrawn_reason"),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [
    wordCheck("payments", "kind", paymentKinds),
    wordCheck("payments", "matched_by", matchGrounds),
    check("payments_amount", sql`${table.amountFen} > 0`),
    check("payments_matched", sql`(${table.kind} = 'received') = (${table.matchedBy} is not null)`),
    check(
      "payments_confirmed",
      sql`(${table.confirmedAt} is null) = (${table.confirmedById} is null) and (${table.confirmedAt} is null or ${table.matchedBy} = 'person')`,
    ),
    check(
      "payments_withdrawn",
      sql`(${table.withdrawnAt} is null) = (${table.withdrawnById} is null) and (${table.withdrawnAt} is null) = (${table.withdrawnReason} is null) and (${table.withdrawnAt} is null or (${table.matchedBy} = 'person' and ${table.confirmedAt} is null))`,
    ),
    uniqueIndex("payments_one_per_line")
      .on(table.statementLineId)
      .where(sql`statement_line_id is not null and withdrawn_at is null`),
    index("payments_order").on(table.orderId, table.recordedAt),
  ],
);

/** Fully digital invoices carry 20 digits; older ones a code and an 8-digit number. One number is used once. */
export const fapiaos = pgTable(
  "fapiaos",
  {
    id: id().primaryKey(),
    orderId: uuid("order_id")
      .notNull()
      .references(() => purchaseOrders.id),
    supplierId: uuid("supplier_id")
      .notNull()
      .references(() => organisations.id),
    number: text("number").notNull().unique(),
    amountFen: fen("amount_fen").notNull(),
    issuedOn: day("issued_on").notNull(),
    fileId: uuid("file_id").references(() => files.id),
    registeredById: uuid("registered_by_id")
      .notNull()
      .references(() => users.id),
    registeredAt: instant("registered_at").notNull(),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [
    check("fapiaos_amount", sql`${table.amountFen} > 0`),
    index("fapiaos_order").on(table.orderId),
    index("fapiaos_file").on(table.fileId),
  ],
);
