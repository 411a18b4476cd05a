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
  uuid,
} from "drizzle-orm/pg-core";
import { id, instant, json, word, wordCheck } from "../columns.ts";
import { storageClasses } from "../vocabulary/catalogue.ts";
import { excursionKinds, placeTiers, readingSources } from "../vocabulary/logistics.ts";
import { counties, files, organisations, users } from "./accounts.server.ts";
import { acceptances, deliveries } from "./deliveries.server.ts";

/** Where goods pass through on their way out of a county, kept by the county's officials. */
export const logisticsPlaces = pgTable(
  "logistics_places",
  {
    id: id().primaryKey(),
    /** Given by the office; printed on the place's sign. */
    code: text("code").notNull(),
    tier: word("tier", placeTiers).notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    countyCode: text("county_code")
      .notNull()
      .references(() => counties.code),
    /** Empty for a county centre. */
    township: text("township").notNull().default(""),
    /** The place of the tier above that goods go on to; null for a county centre. */
    parentId: uuid("parent_id"),
    contactName: text("contact_name").notNull(),
    contactPhone: text("contact_phone").notNull(),
    registeredById: uuid("registered_by_id")
      .notNull()
      .references(() => users.id),
    registeredAt: instant("registered_at").notNull(),
    retiredAt: instant("retired_at"),
    retiredReason: text("retired_reason"),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [
    unique("logistics_places_code").on(table.code),
    unique("logistics_places_county").on(table.countyCode, table.id),
    foreignKey({
      name: "logistics_places_parent_same_county",
      columns: [table.countyCode, table.parentId],
      foreignColumns: [table.countyCode, table.id],
    }),
    wordCheck("logistics_places", "tier", placeTiers),
    check(
      "logistics_places_tier_parent",
      sql`(${table.tier} = 'county-centre') = (${table.parentId} is null) and (${table.tier} = 'county-centre' or ${table.township} <> '')`,
    ),
    check("logistics_places_retired", sql`(${table.retiredAt} is null) = (${table.retiredReason} is null)`),
  ],
);

/** How one delivery travels. Its carrier's people are named to both sides of the trade and to nobody else. */
export const shipments = pgTable(
  "shipments",
  {
    id: id().primaryKey(),
    /** The supplier. */
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    deliveryId: uuid("delivery_id")
      .notNull()
      .references(() => deliveries.id),
    carrier: text("carrier").notNull(),
    vehicle: text("vehicle").notNull(),
    driverName: text("driver_name").notNull().default(""),
    driverPhone: text("driver_phone").notNull().default(""),
    /** The strictest of its lines. */
    storageClass: word("storage_class", storageClasses).notNull(),
    plannedDepartAt: instant("planned_depart_at").notNull(),
    plannedById: uuid("planned_by_id")
      .notNull()
      .references(() => users.id),
    plannedAt: instant("planned_at").notNull(),
    /** As on its first and its last leg. */
    departedAt: instant("departed_at"),
    arrivedAt: instant("arrived_at"),
    /** What the readings said when they were last looked at; null before. */
    watchedAt: instant("watched_at"),
    readingCount: integer("reading_count").notNull().default(0),
    lowestCentiC: integer("lowest_centi_c"),
    highestCentiC: integer("highest_centi_c"),
    /** Minutes out of range, and minutes of which nothing is known. */
    excursionMinutes: integer("excursion_minutes").notNull().default(0),
    silentMinutes: integer("silent_minutes").notNull().default(0),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [
    unique("shipments_delivery").on(table.deliveryId),
    unique("shipments_owner").on(table.organisationId, table.id),
    wordCheck("shipments", "storage_class", storageClasses),
    check(
      "shipments_arrived",
      sql`${table.arrivedAt} is null or (${table.departedAt} is not null and ${table.arrivedAt} >= ${table.departedAt})`,
    ),
    index("shipments_under_way")
      .on(table.departedAt)
      .where(sql`departed_at is not null and arrived_at is null and storage_class <> 'ambient'`),
  ],
);

/** The way of a shipment from place to place, in order; null is the supplier's store at its start, the buyer's door at its end. */
export const shipmentLegs = pgTable(
  "shipment_legs",
  {
    shipmentId: uuid("shipment_id")
      .notNull()
      .references(() => shipments.id),
    position: integer("position").notNull(),
    fromPlaceId: uuid("from_place_id").references(() => logisticsPlaces.id),
    toPlaceId: uuid("to_place_id").references(() => logisticsPlaces.id),
    plannedArriveAt: instant("planned_arrive_at").notNull(),
    departedAt: instant("departed_at"),
    arrivedAt: instant("arrived_at"),
    /** Measured when it was handed over, in hundredths of a degree Celsius. */
    departedCentiC: integer("departed_centi_c"),
    arrivedCentiC: integer("arrived_centi_c"),
  },
  (table) => [
    primaryKey({ columns: [table.shipmentId, table.position] }),
    check("shipment_legs_position", sql`${table.position} > 0`),
    check(
      "shipment_legs_order",
      sql`${table.arrivedAt} is null or (${table.departedAt} is not null and ${table.arrivedAt} >= ${table.departedAt})`,
    ),
  ],
);

/** Pictures of the goods in the vehicle. */
export const shipmentPhotographs = pgTable(
  "shipment_photographs",
  {
    shipmentId: uuid("shipment_id")
      .notNull()
      .references(() => shipments.id),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id),
    addedById: uuid("added_by_id")
      .notNull()
      .references(() => users.id),
    addedAt: instant("added_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.shipmentId, table.fileId] }),
    index("shipment_photographs_file").on(table.fileId),
  ],
);

/** Thermometers that travel with goods. Their secret is stored sealed, under a key that is not in the database. */
export const temperatureDevices = pgTable(
  "temperature_devices",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisations.id),
    /** As printed on the device. */
    serial: text("serial").notNull(),
    name: text("name").notNull(),
    sealedSecret: text("sealed_secret"),
    /** What a secret from before they were sealed is derived with, until it is used. */
    secretSalt: text("secret_salt"),
    registeredById: uuid("registered_by_id")
      .notNull()
      .references(() => users.id),
    registeredAt: instant("registered_at").notNull(),
    revokedAt: instant("revoked_at"),
    revokedById: uuid("revoked_by_id").references(() => users.id),
    isDemo: boolean("is_demo").notNull().default(false),
  },
  (table) => [
    unique("temperature_devices_serial").on(table.organisationId, table.serial),
    unique("temperature_devices_owner").on(table.organisationId, table.id),
    check("temperature_devices_secret", sql`num_nonnulls(${table.sealedSecret}, ${table.secretSalt}) = 1`),
    check("temperature_devices_revoked", sql`(${table.revokedAt} is null) = (${table.revokedById} is null)`),
  ],
);

/** Which device travelled with which shipment, and when: its readings of that time are the shipment's. */
export const deviceBindings = pgTable(
  "device_bindings",
  {
    id: id().primaryKey(),
    organisationId: uuid("organisation_id").notNull(),
    deviceId: uuid("device_id").notNull(),
    shipmentId: uuid("shipment_id").notNull(),
    fromAt: instant("from_at").notNull(),
    /** Null: until the shipment arrives. */
    untilAt: instant("until_at"),
    boundById: uuid("bound_by_id")
      .notNull()
      .references(() => users.id),
    boundAt: instant("bound_at").notNull(),
  },
  (table) => [
    foreignKey({
      name: "device_bindings_device_fk",
      columns: [table.organisationId, table.deviceId],
      foreignColumns: [temperatureDevices.organisationId, temperatureDevices.id],
    }),
    foreignKey({
      name: "device_bindings_shipment_fk",
      columns: [table.organisationId, table.shipmentId],
      foreignColumns: [shipments.organisationId, shipments.id],
    }),
    check("device_bindings_span", sql`${table.untilAt} is null or ${table.untilAt} > ${table.fromAt}`),
    index("device_bindings_shipment").on(table.shipmentId),
    index("device_bindings_device").on(table.deviceId, table.fromAt),
  ],
);

/** What a device measured; append-only, and the key makes a reading that is sent again change nothing. */
export const temperatureReadings = pgTable(
  "temperature_readings",
  {
    deviceId: uuid("device_id")
      .notNull()
      .references(() => temperatureDevices.id),
    recordedAt: instant("recorded_at").notNull(),
    /** Hundredths of a degree Celsius. */
    centiC: integer("centi_c").notNull(),
    receivedAt: instant("received_at").notNull(),
    source: word("source", readingSources).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.deviceId, table.recordedAt] }),
    wordCheck("temperature_readings", "source", readingSources),
    check("temperature_readings_range", sql`${table.centiC} between -8000 and 8000`),
  ],
);

/** A break of the cold chain that both sides were told of, once. It grows with what is learnt of it. */
export const coldChainAlarms = pgTable(
  "cold_chain_alarms",
  {
    id: id().primaryKey(),
    shipmentId: uuid("shipment_id")
      .notNull()
      .references(() => shipments.id),
    /** Null where no single device told it. */
    deviceId: uuid("device_id").references(() => temperatureDevices.id),
    kind: word("kind", excursionKinds).notNull(),
    fromAt: instant("from_at").notNull(),
    toAt: instant("to_at").notNull(),
    minutes: integer("minutes").notNull(),
    worstCentiC: integer("worst_centi_c"),
    raisedAt: instant("raised_at").notNull(),
    /** Readings that came later showed that it was none. */
    clearedAt: instant("cleared_at"),
    supplierSeenAt: instant("supplier_seen_at"),
    supplierSeenById: uuid("supplier_seen_by_id").references(() => users.id),
    buyerSeenAt: instant("buyer_seen_at"),
    buyerSeenById: uuid("buyer_seen_by_id").references(() => users.id),
  },
  (table) => [
    wordCheck("cold_chain_alarms", "kind", excursionKinds),
    check("cold_chain_alarms_span", sql`${table.toAt} >= ${table.fromAt} and ${table.minutes} >= 0`),
    check(
      "cold_chain_alarms_seen",
      sql`(${table.supplierSeenAt} is null) = (${table.supplierSeenById} is null) and (${table.buyerSeenAt} is null) = (${table.buyerSeenById} is null)`,
    ),
    index("cold_chain_alarms_shipment").on(table.shipmentId),
    index("cold_chain_alarms_unseen")
      .on(table.shipmentId)
      .where(sql`cleared_at is null and (supplier_seen_at is null or buyer_seen_at is null)`),
  ],
);

/** What was known of the cold chain when the receiver signed. Times are ISO 8601 in UTC, temperatures hundredths of a degree. */
export type KeptColdChain = {
  storageClass: (typeof storageClasses)[number];
  readings: number;
  from: string | null;
  until: string | null;
  lowestCentiC: number | null;
  highestCentiC: number | null;
  excursionMinutes: number;
  silentMinutes: number;
  excursions: {
    kind: (typeof excursionKinds)[number];
    from: string;
    to: string;
    minutes: number;
    worstCentiC: number | null;
  }[];
};

/** The cold chain of a delivery as the receiver saw it; append-only, so that what is learnt later does not change it. */
export const acceptanceColdChains = pgTable("acceptance_cold_chains", {
  acceptanceId: uuid("acceptance_id")
    .primaryKey()
    .references(() => acceptances.id),
  shipmentId: uuid("shipment_id")
    .notNull()
    .references(() => shipments.id),
  summary: json<KeptColdChain>("summary").notNull(),
  keptAt: instant("kept_at").notNull(),
});
