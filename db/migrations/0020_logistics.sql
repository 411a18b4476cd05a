CREATE TABLE "acceptance_cold_chains" (
	"acceptance_id" uuid PRIMARY KEY NOT NULL,
	"shipment_id" uuid NOT NULL,
	"summary" jsonb NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cold_chain_alarms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shipment_id" uuid NOT NULL,
	"device_id" uuid,
	"kind" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone NOT NULL,
	"minutes" integer NOT NULL,
	"worst_centi_c" integer,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"cleared_at" timestamp (3) with time zone,
	"supplier_seen_at" timestamp (3) with time zone,
	"supplier_seen_by_id" uuid,
	"buyer_seen_at" timestamp (3) with time zone,
	"buyer_seen_by_id" uuid,
	CONSTRAINT "cold_chain_alarms_kind_word" CHECK ("kind" in ('too-warm', 'too-cold', 'no-data')),
	CONSTRAINT "cold_chain_alarms_span" CHECK ("cold_chain_alarms"."to_at" >= "cold_chain_alarms"."from_at" and "cold_chain_alarms"."minutes" >= 0),
	CONSTRAINT "cold_chain_alarms_seen" CHECK (("cold_chain_alarms"."supplier_seen_at" is null) = ("cold_chain_alarms"."supplier_seen_by_id" is null) and ("cold_chain_alarms"."buyer_seen_at" is null) = ("cold_chain_alarms"."buyer_seen_by_id" is null))
);
--> statement-breakpoint
CREATE TABLE "device_bindings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"shipment_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"until_at" timestamp (3) with time zone,
	"bound_by_id" uuid NOT NULL,
	"bound_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "device_bindings_span" CHECK ("device_bindings"."until_at" is null or "device_bindings"."until_at" > "device_bindings"."from_at")
);
--> statement-breakpoint
CREATE TABLE "logistics_places" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"tier" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"county_code" text NOT NULL,
	"township" text DEFAULT '' NOT NULL,
	"parent_id" uuid,
	"contact_name" text NOT NULL,
	"contact_phone" text NOT NULL,
	"registered_by_id" uuid NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"retired_reason" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "logistics_places_code" UNIQUE("code"),
	CONSTRAINT "logistics_places_county" UNIQUE("county_code","id"),
	CONSTRAINT "logistics_places_tier_word" CHECK ("tier" in ('county-centre', 'township-station', 'village-point')),
	CONSTRAINT "logistics_places_tier_parent" CHECK (("logistics_places"."tier" = 'county-centre') = ("logistics_places"."parent_id" is null) and ("logistics_places"."tier" = 'county-centre' or "logistics_places"."township" <> '')),
	CONSTRAINT "logistics_places_retired" CHECK (("logistics_places"."retired_at" is null) = ("logistics_places"."retired_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "shipment_legs" (
	"shipment_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"from_place_id" uuid,
	"to_place_id" uuid,
	"planned_arrive_at" timestamp (3) with time zone NOT NULL,
	"departed_at" timestamp (3) with time zone,
	"arrived_at" timestamp (3) with time zone,
	"departed_centi_c" integer,
	"arrived_centi_c" integer,
	CONSTRAINT "shipment_legs_shipment_id_position_pk" PRIMARY KEY("shipment_id","position"),
	CONSTRAINT "shipment_legs_position" CHECK ("shipment_legs"."position" > 0),
	CONSTRAINT "shipment_legs_order" CHECK ("shipment_legs"."arrived_at" is null or ("shipment_legs"."departed_at" is not null and "shipment_legs"."arrived_at" >= "shipment_legs"."departed_at"))
);
--> statement-breakpoint
CREATE TABLE "shipment_photographs" (
	"shipment_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"added_by_id" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "shipment_photographs_shipment_id_file_id_pk" PRIMARY KEY("shipment_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"vehicle" text NOT NULL,
	"driver_name" text DEFAULT '' NOT NULL,
	"driver_phone" text DEFAULT '' NOT NULL,
	"storage_class" text NOT NULL,
	"planned_depart_at" timestamp (3) with time zone NOT NULL,
	"planned_by_id" uuid NOT NULL,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"departed_at" timestamp (3) with time zone,
	"arrived_at" timestamp (3) with time zone,
	"watched_at" timestamp (3) with time zone,
	"reading_count" integer DEFAULT 0 NOT NULL,
	"lowest_centi_c" integer,
	"highest_centi_c" integer,
	"excursion_minutes" integer DEFAULT 0 NOT NULL,
	"silent_minutes" integer DEFAULT 0 NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "shipments_delivery" UNIQUE("delivery_id"),
	CONSTRAINT "shipments_owner" UNIQUE("organisation_id","id"),
	CONSTRAINT "shipments_storage_class_word" CHECK ("storage_class" in ('ambient', 'chilled', 'frozen')),
	CONSTRAINT "shipments_arrived" CHECK ("shipments"."arrived_at" is null or ("shipments"."departed_at" is not null and "shipments"."arrived_at" >= "shipments"."departed_at"))
);
--> statement-breakpoint
CREATE TABLE "temperature_devices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"serial" text NOT NULL,
	"name" text NOT NULL,
	"secret_salt" text NOT NULL,
	"registered_by_id" uuid NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by_id" uuid,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "temperature_devices_serial" UNIQUE("organisation_id","serial"),
	CONSTRAINT "temperature_devices_owner" UNIQUE("organisation_id","id"),
	CONSTRAINT "temperature_devices_revoked" CHECK (("temperature_devices"."revoked_at" is null) = ("temperature_devices"."revoked_by_id" is null))
);
--> statement-breakpoint
CREATE TABLE "temperature_readings" (
	"device_id" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"centi_c" integer NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "temperature_readings_device_id_recorded_at_pk" PRIMARY KEY("device_id","recorded_at"),
	CONSTRAINT "temperature_readings_source_word" CHECK ("source" in ('device', 'file')),
	CONSTRAINT "temperature_readings_range" CHECK ("temperature_readings"."centi_c" between -8000 and 8000)
);
--> statement-breakpoint
ALTER TABLE "acceptance_cold_chains" ADD CONSTRAINT "acceptance_cold_chains_acceptance_id_acceptances_id_fk" FOREIGN KEY ("acceptance_id") REFERENCES "public"."acceptances"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptance_cold_chains" ADD CONSTRAINT "acceptance_cold_chains_shipment_id_shipments_id_fk" FOREIGN KEY ("shipment_id") REFERENCES "public"."shipments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cold_chain_alarms" ADD CONSTRAINT "cold_chain_alarms_shipment_id_shipments_id_fk" FOREIGN KEY ("shipment_id") REFERENCES "public"."shipments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cold_chain_alarms" ADD CONSTRAINT "cold_chain_alarms_device_id_temperature_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."temperature_devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cold_chain_alarms" ADD CONSTRAINT "cold_chain_alarms_supplier_seen_by_id_users_id_fk" FOREIGN KEY ("supplier_seen_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cold_chain_alarms" ADD CONSTRAINT "cold_chain_alarms_buyer_seen_by_id_users_id_fk" FOREIGN KEY ("buyer_seen_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_bindings" ADD CONSTRAINT "device_bindings_bound_by_id_users_id_fk" FOREIGN KEY ("bound_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_bindings" ADD CONSTRAINT "device_bindings_device_fk" FOREIGN KEY ("organisation_id","device_id") REFERENCES "public"."temperature_devices"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_bindings" ADD CONSTRAINT "device_bindings_shipment_fk" FOREIGN KEY ("organisation_id","shipment_id") REFERENCES "public"."shipments"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logistics_places" ADD CONSTRAINT "logistics_places_county_code_counties_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."counties"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logistics_places" ADD CONSTRAINT "logistics_places_registered_by_id_users_id_fk" FOREIGN KEY ("registered_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logistics_places" ADD CONSTRAINT "logistics_places_parent_same_county" FOREIGN KEY ("county_code","parent_id") REFERENCES "public"."logistics_places"("county_code","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_legs" ADD CONSTRAINT "shipment_legs_shipment_id_shipments_id_fk" FOREIGN KEY ("shipment_id") REFERENCES "public"."shipments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_legs" ADD CONSTRAINT "shipment_legs_from_place_id_logistics_places_id_fk" FOREIGN KEY ("from_place_id") REFERENCES "public"."logistics_places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_legs" ADD CONSTRAINT "shipment_legs_to_place_id_logistics_places_id_fk" FOREIGN KEY ("to_place_id") REFERENCES "public"."logistics_places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_photographs" ADD CONSTRAINT "shipment_photographs_shipment_id_shipments_id_fk" FOREIGN KEY ("shipment_id") REFERENCES "public"."shipments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_photographs" ADD CONSTRAINT "shipment_photographs_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipment_photographs" ADD CONSTRAINT "shipment_photographs_added_by_id_users_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_planned_by_id_users_id_fk" FOREIGN KEY ("planned_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "temperature_devices" ADD CONSTRAINT "temperature_devices_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "temperature_devices" ADD CONSTRAINT "temperature_devices_registered_by_id_users_id_fk" FOREIGN KEY ("registered_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "temperature_devices" ADD CONSTRAINT "temperature_devices_revoked_by_id_users_id_fk" FOREIGN KEY ("revoked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "temperature_readings" ADD CONSTRAINT "temperature_readings_device_id_temperature_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."temperature_devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cold_chain_alarms_shipment" ON "cold_chain_alarms" USING btree ("shipment_id");--> statement-breakpoint
CREATE INDEX "cold_chain_alarms_unseen" ON "cold_chain_alarms" USING btree ("shipment_id") WHERE cleared_at is null and (supplier_seen_at is null or buyer_seen_at is null);--> statement-breakpoint
CREATE INDEX "device_bindings_shipment" ON "device_bindings" USING btree ("shipment_id");--> statement-breakpoint
CREATE INDEX "device_bindings_device" ON "device_bindings" USING btree ("device_id","from_at");--> statement-breakpoint
CREATE INDEX "shipment_photographs_file" ON "shipment_photographs" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "shipments_under_way" ON "shipments" USING btree ("departed_at") WHERE departed_at is not null and arrived_at is null and storage_class <> 'ambient';--> statement-breakpoint
CREATE TRIGGER "temperature_readings_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "temperature_readings" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "acceptance_cold_chains_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "acceptance_cold_chains" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
