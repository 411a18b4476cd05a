import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { day, id, instant, json, milli, word, wordCheck } from "../columns.ts";
import {
  batchOrigins,
  batchStates,
  businessSteps,
  dispositions,
  inspectionVerdicts,
  traceErrorReasons,
  traceEventKinds,
} from "../vocabulary/provenance.ts";
import { counties, files, organisations, users } from "./accounts.server.ts";
import { products } from "./catalogue.server.ts";
import { inspectionTemplates } from "./inspection-templates.server.ts";

export const productionBases = pgTable(
  "production_bases",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    countyCode: text("county_code")
      .notNull()
      .references(() => counties.code),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    township: text("township").notNull(),
    village: text("village").notNull().default(""),
    areaMilliMu: milli("area_milli_mu").notNull(),
    /** Millionths of a degree, WGS 84; null where the point is not known. */
    latitudeMicro: integer("latitude_micro"),
    longitudeMicro: integer("longitude_micro"),
    /** Corners of its outline as pairs of latitude and longitude in millionths of a degree; empty where it is not drawn. */
    outlineMicro: json<(readonly [number, number])[]>("outline_micro").notNull().default([]),
    isDemo: boolean("is_demo").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    unique("production_bases_owner").on(table.organisationId, table.id),
    check("production_bases_area", sql`${table.areaMilliMu} > 0`),
  ],
);

/** A supplier's code as it is compared: without spaces and dashes, in capitals. */
export const supplierCodeKey = (column: AnyPgColumn) =>
  sql`upper(regexp_replace(${column}, '[[:space:]-]+', '', 'g'))`;

export const batches = pgTable(
  "batches",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id").notNull(),
    productId: uuid("product_id").notNull(),
    baseId: uuid("base_id").notNull(),
    /** Our code, printed as QR; also the address `/trace/:code`. */
    code: text("code").notNull().unique(),
    supplierCode: text("supplier_code"),
    state: word("state", batchStates).notNull().default("draft"),
    origin: word("origin", batchOrigins).notNull().default("harvested"),
    harvestedOn: day("harvested_on").notNull(),
    packedOn: day("packed_on").notNull(),
    /** Last day on which the goods may be sold, inclusive; null when they do not expire. */
    bestBeforeOn: day("best_before_on"),
    quantityGrams: milli("quantity_grams").notNull(),
    /** What left for buyers. */
    dispatchedGrams: milli("dispatched_grams").notNull().default(0),
    /** What went into other batches. */
    usedGrams: milli("used_grams").notNull().default(0),
    isDemo: boolean("is_demo").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
    releasedAt: instant("released_at"),
  },
  (table) => [
    foreignKey({
      columns: [table.organisationId, table.productId],
      foreignColumns: [products.organisationId, products.id],
    }),
    foreignKey({
      columns: [table.organisationId, table.baseId],
      foreignColumns: [productionBases.organisationId, productionBases.id],
    }),
    unique("batches_owner").on(table.organisationId, table.id),
    unique("batches_supplier_code").on(table.organisationId, table.supplierCode),
    wordCheck("batches", "state", batchStates),
    wordCheck("batches", "origin", batchOrigins),
    check(
      "batches_quantity",
      sql`${table.quantityGrams} > 0 and ${table.dispatchedGrams} >= 0 and ${table.usedGrams} >= 0 and ${table.dispatchedGrams} + ${table.usedGrams} <= ${table.quantityGrams}`,
    ),
    check(
      "batches_days",
      sql`${table.packedOn} >= ${table.harvestedOn} and (${table.bestBeforeOn} is null or ${table.bestBeforeOn} >= ${table.packedOn})`,
    ),
    index("batches_product").on(table.productId, table.state, table.packedOn.desc()),
    index("batches_supplier_code_typed").on(supplierCodeKey(table.supplierCode)),
    index("batches_base").on(table.baseId, table.packedOn),
    index("batches_newest").on(table.createdAt, table.id),
    index("batches_own_newest").on(table.organisationId, table.createdAt, table.id),
    index("batches_good_until").on(table.bestBeforeOn).where(sql`${table.state} in ('released', 'on-hold')`),
  ],
);

/**
 * Which batches a batch was made from; append-only. A trigger refuses to give inputs to a batch that is itself an input
 * of another, so that the graph cannot loop.
 */
export const batchInputs = pgTable(
  "batch_inputs",
  {
    organisationId: uuid("organisation_id").notNull(),
    /** The batch that was made. */
    batchId: uuid("batch_id").notNull(),
    /** A batch that went into it. */
    sourceId: uuid("source_id").notNull(),
    grams: milli("grams").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.batchId, table.sourceId] }),
    foreignKey({
      columns: [table.organisationId, table.batchId],
      foreignColumns: [batches.organisationId, batches.id],
    }),
    foreignKey({
      columns: [table.organisationId, table.sourceId],
      foreignColumns: [batches.organisationId, batches.id],
    }),
    check("batch_inputs_grams", sql`${table.grams} > 0 and ${table.batchId} <> ${table.sourceId}`),
    index("batch_inputs_source").on(table.sourceId),
  ],
);

/** A batch that went into the one an event speaks of (input), or that was made of it (output), and how much of it. */
export type RelatedBatch = { role: "input" | "output"; batchId: string; grams: number };

/**
 * What happened to a batch, in order; append-only, each row carrying the hash of the one before it. The columns follow
 * EPCIS 2.0: what (grams, packs, related batches), when, where, why (business step, disposition), who, sensor reading.
 */
export const traceEvents = pgTable(
  "trace_events",
  {
    batchId: uuid("batch_id")
      .notNull()
      .references(() => batches.id),
    sequence: integer("sequence").notNull(),
    kind: word("kind", traceEventKinds).notNull(),
    occurredAt: instant("occurred_at").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    placeZh: text("place_zh").notNull(),
    noteZh: text("note_zh").notNull().default(""),
    actorUserId: uuid("actor_user_id").references(() => users.id),
    actorOrganisationId: uuid("actor_organisation_id").references(() => organisations.id),
    deliveryId: uuid("delivery_id"),
    temperatureCentiC: integer("temperature_centi_c"),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
    /** Which fields the hash covers; 1 stands for rows written before the columns below existed, which are empty there. */
    hashVersion: smallint("hash_version").notNull().default(1),
    /** Minutes the clock of the place was ahead of UTC. */
    zoneOffsetMinutes: smallint("zone_offset_minutes").notNull().default(480),
    /** Where it happened, as `base:<id>` or `place:<id>`; null where only words are known. */
    placeRef: text("place_ref"),
    businessStep: word("business_step", businessSteps),
    disposition: word("disposition", dispositions),
    quantityGrams: milli("quantity_grams"),
    packs: integer("packs"),
    related: json<RelatedBatch[]>("related").notNull().default([]),
    /** An earlier event of the batch: the one declared erroneous, or the one that this event stands in for. */
    concernsSequence: integer("concerns_sequence"),
    errorReason: word("error_reason", traceErrorReasons),
  },
  (table) => [
    unique("trace_events_sequence").on(table.batchId, table.sequence),
    wordCheck("trace_events", "kind", traceEventKinds),
    wordCheck("trace_events", "business_step", businessSteps),
    wordCheck("trace_events", "disposition", dispositions),
    wordCheck("trace_events", "error_reason", traceErrorReasons),
    check("trace_events_amounts", sql`${table.quantityGrams} >= 0 and ${table.packs} >= 0`),
    check(
      "trace_events_error",
      sql`(${table.kind} = 'declared-error') = (${table.errorReason} is not null) and (${table.errorReason} is null or ${table.concernsSequence} is not null) and ${table.concernsSequence} < ${table.sequence}`,
    ),
  ],
);

/**
 * How long the chain of each batch is and how it ends. A trigger keeps it and the application cannot write it, so the
 * last event of a chain, which no later one vouches for, cannot be taken away unnoticed either.
 */
export const traceHeads = pgTable("trace_heads", {
  batchId: uuid("batch_id")
    .primaryKey()
    .references(() => batches.id),
  length: integer("length").notNull(),
  hash: text("hash").notNull(),
  /** Harvests and processings on the chain, without those declared erroneous. */
  begun: integer("begun").notNull().default(0),
  /** Packings, and makings from other batches, likewise. */
  packed: integer("packed").notNull().default(0),
});

/**
 * How often the dispatch and the acceptance of a delivery stand on the chain of a batch, without those declared erroneous. Kept
 * by the same trigger as the ends of the chains.
 */
export const traceDeliveries = pgTable(
  "trace_deliveries",
  {
    batchId: uuid("batch_id")
      .notNull()
      .references(() => batches.id),
    deliveryId: uuid("delivery_id").notNull(),
    dispatched: integer("dispatched").notNull(),
    accepted: integer("accepted").notNull(),
  },
  (table) => [primaryKey({ columns: [table.batchId, table.deliveryId] })],
);

export const inspectionReports = pgTable(
  "inspection_reports",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    batchId: uuid("batch_id")
      .notNull()
      .references(() => batches.id),
    number: text("number").notNull(),
    laboratory: text("laboratory").notNull(),
    method: text("method").notNull(),
    sampledOn: day("sampled_on").notNull(),
    reportedOn: day("reported_on").notNull(),
    /** Who took the sample and where; empty on reports from before this was asked. */
    sampledBy: text("sampled_by").notNull().default(""),
    samplingPlace: text("sampling_place").notNull().default(""),
    sampleCount: integer("sample_count"),
    /** Whose limits its readings were held against; null where only the laboratory's own verdict is known. */
    templateCode: text("template_code").references(() => inspectionTemplates.code),
    /** What the rule made of the readings; null without them. */
    ruleVerdict: word("rule_verdict", inspectionVerdicts),
    /** The verdict in force: the rule's or the laboratory's, unless a person changed it. */
    verdict: word("verdict", inspectionVerdicts).notNull(),
    summary: text("summary").notNull().default(""),
    fileId: uuid("file_id").references(() => files.id),
    isDemo: boolean("is_demo").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    wordCheck("inspection_reports", "verdict", inspectionVerdicts),
    wordCheck("inspection_reports", "rule_verdict", inspectionVerdicts),
    check(
      "inspection_reports_rule",
      sql`(${table.templateCode} is null) = (${table.ruleVerdict} is null) and coalesce(${table.sampleCount} > 0, true)`,
    ),
    index("inspection_reports_batch").on(table.batchId),
    index("inspection_reports_file").on(table.fileId),
  ],
);

/** 承诺达标合格证 of a batch (MARA Order 2025 No. 4, in force 2026-02-01): its six mandatory fields. */
export const conformityCertificates = pgTable(
  "conformity_certificates",
  {
    id: id().primaryKey(),
    batchId: uuid("batch_id")
      .notNull()
      .references(() => batches.id),
    productName: text("product_name").notNull(),
    quantity: text("quantity").notNull(),
    origin: text("origin").notNull(),
    issuedOn: day("issued_on").notNull(),
    promiser: text("promiser").notNull(),
    contact: text("contact").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [unique("conformity_certificates_batch").on(table.batchId)],
);
