CREATE TABLE "channel_import_rows" (
	"import_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"state" text NOT NULL,
	"cells" jsonb NOT NULL,
	"problems" jsonb NOT NULL,
	"occurred_on" date,
	"amount_fen" bigint,
	"product_name" text,
	"industry_code" text,
	"seller_name" text,
	"seller_force" text,
	"supplier_id" uuid,
	"buyer_name" text,
	"buyer_id" uuid,
	"buyer_district_code" text,
	"fund_source" text,
	"fapiao_number" text,
	"order_number" text,
	"contract_number" text,
	"delivery_number" text,
	"line" text,
	"refund_of" text,
	"paid_on" date,
	"session_id" uuid,
	"entry_id" bigint,
	CONSTRAINT "channel_import_rows_import_id_row_number_pk" PRIMARY KEY("import_id","row_number"),
	CONSTRAINT "channel_import_rows_state_word" CHECK ("state" in ('sound', 'refused', 'likely', 'duplicate', 'withdrawn', 'posted')),
	CONSTRAINT "channel_import_rows_seller_force_word" CHECK ("seller_force" in ('cooperative', 'leading-enterprise', 'family-farm', 'rural-broker', 'rural-ecommerce')),
	CONSTRAINT "channel_import_rows_fund_source_word" CHECK ("fund_source" in ('canteen', 'union', 'office', 'personal', 'enterprise')),
	CONSTRAINT "channel_import_rows_posted" CHECK (("channel_import_rows"."state" = 'posted') = ("channel_import_rows"."entry_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "channel_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "channel_imports_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"channel_code" text NOT NULL,
	"county_code" text NOT NULL,
	"source" text NOT NULL,
	"file_id" uuid,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"state" text NOT NULL,
	"headings" text[] NOT NULL,
	"mapping" jsonb NOT NULL,
	"rows_total" integer DEFAULT 0 NOT NULL,
	"rows_read" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"uploaded_by_id" uuid,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"verified_by_id" uuid,
	"verified_at" timestamp (3) with time zone,
	"confirmed_by_id" uuid,
	"confirmed_at" timestamp (3) with time zone,
	"posted_at" timestamp (3) with time zone,
	"rejected_by_id" uuid,
	"rejected_at" timestamp (3) with time zone,
	"rejected_reason" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "channel_imports_source_word" CHECK ("source" in ('file', 'push')),
	CONSTRAINT "channel_imports_state_word" CHECK ("state" in ('mapping', 'reading', 'read', 'verified', 'confirmed', 'posted', 'rejected', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "channel_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel_code" text NOT NULL,
	"secret_salt" text NOT NULL,
	"issued_by_id" uuid NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by_id" uuid
);
--> statement-breakpoint
CREATE TABLE "channel_mappings" (
	"channel_code" text PRIMARY KEY NOT NULL,
	"mapping" jsonb NOT NULL,
	"saved_by_id" uuid,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counted_sale_keys" (
	"key" text PRIMARY KEY NOT NULL,
	"import_id" uuid,
	"row_number" integer,
	"order_id" uuid,
	CONSTRAINT "counted_sale_keys_claimant" CHECK (("counted_sale_keys"."order_id" is null) = ("counted_sale_keys"."import_id" is not null) and ("counted_sale_keys"."import_id" is null) = ("counted_sale_keys"."row_number" is null))
);
--> statement-breakpoint
CREATE TABLE "livestream_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"host" text NOT NULL,
	"platform" text NOT NULL,
	"held_on" date NOT NULL,
	"county_code" text NOT NULL,
	"pinned_products" text[] NOT NULL,
	"added_by_id" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "livestream_sessions_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "sale_conflicts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"import_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"other_entry_id" bigint,
	"other_import_id" uuid,
	"other_row_number" integer,
	"score" integer NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"verdict" text,
	"reason" text,
	"decided_by_id" uuid,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "sale_conflicts_verdict_word" CHECK ("verdict" in ('same', 'different', 'withdrawn')),
	CONSTRAINT "sale_conflicts_other" CHECK (("sale_conflicts"."other_entry_id" is null) <> ("sale_conflicts"."other_import_id" is null) and ("sale_conflicts"."other_import_id" is null) = ("sale_conflicts"."other_row_number" is null))
);
--> statement-breakpoint
ALTER TABLE "files" DROP CONSTRAINT "files_kind_word";--> statement-breakpoint
ALTER TABLE "ledger_entries" ALTER COLUMN "supplier_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_entries" ALTER COLUMN "buyer_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "sale_keys" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "may_push" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "channel_import_rows" ADD CONSTRAINT "channel_import_rows_import_id_channel_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."channel_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_import_rows" ADD CONSTRAINT "channel_import_rows_industry_code_industries_code_fk" FOREIGN KEY ("industry_code") REFERENCES "public"."industries"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_import_rows" ADD CONSTRAINT "channel_import_rows_supplier_id_organisations_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_import_rows" ADD CONSTRAINT "channel_import_rows_buyer_id_organisations_id_fk" FOREIGN KEY ("buyer_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_import_rows" ADD CONSTRAINT "channel_import_rows_buyer_district_code_districts_code_fk" FOREIGN KEY ("buyer_district_code") REFERENCES "public"."districts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_import_rows" ADD CONSTRAINT "channel_import_rows_session_id_livestream_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."livestream_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_import_rows" ADD CONSTRAINT "channel_import_rows_entry_id_ledger_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."ledger_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_imports" ADD CONSTRAINT "channel_imports_channel_code_channels_code_fk" FOREIGN KEY ("channel_code") REFERENCES "public"."channels"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_imports" ADD CONSTRAINT "channel_imports_county_code_counties_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."counties"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_imports" ADD CONSTRAINT "channel_imports_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_imports" ADD CONSTRAINT "channel_imports_uploaded_by_id_users_id_fk" FOREIGN KEY ("uploaded_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_imports" ADD CONSTRAINT "channel_imports_verified_by_id_users_id_fk" FOREIGN KEY ("verified_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_imports" ADD CONSTRAINT "channel_imports_confirmed_by_id_users_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_imports" ADD CONSTRAINT "channel_imports_rejected_by_id_users_id_fk" FOREIGN KEY ("rejected_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_keys" ADD CONSTRAINT "channel_keys_channel_code_channels_code_fk" FOREIGN KEY ("channel_code") REFERENCES "public"."channels"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_keys" ADD CONSTRAINT "channel_keys_issued_by_id_users_id_fk" FOREIGN KEY ("issued_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_keys" ADD CONSTRAINT "channel_keys_revoked_by_id_users_id_fk" FOREIGN KEY ("revoked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_mappings" ADD CONSTRAINT "channel_mappings_channel_code_channels_code_fk" FOREIGN KEY ("channel_code") REFERENCES "public"."channels"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_mappings" ADD CONSTRAINT "channel_mappings_saved_by_id_users_id_fk" FOREIGN KEY ("saved_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counted_sale_keys" ADD CONSTRAINT "counted_sale_keys_order_id_purchase_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."purchase_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "livestream_sessions" ADD CONSTRAINT "livestream_sessions_county_code_counties_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."counties"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "livestream_sessions" ADD CONSTRAINT "livestream_sessions_added_by_id_users_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_conflicts" ADD CONSTRAINT "sale_conflicts_import_id_channel_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."channel_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_conflicts" ADD CONSTRAINT "sale_conflicts_other_entry_id_ledger_entries_id_fk" FOREIGN KEY ("other_entry_id") REFERENCES "public"."ledger_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_conflicts" ADD CONSTRAINT "sale_conflicts_other_import_id_channel_imports_id_fk" FOREIGN KEY ("other_import_id") REFERENCES "public"."channel_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_conflicts" ADD CONSTRAINT "sale_conflicts_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "channel_import_rows_entry" ON "channel_import_rows" USING btree ("entry_id") WHERE entry_id is not null;--> statement-breakpoint
CREATE INDEX "channel_import_rows_state" ON "channel_import_rows" USING btree ("import_id","state","row_number");--> statement-breakpoint
CREATE INDEX "channel_import_rows_alike" ON "channel_import_rows" USING btree ("amount_fen","occurred_on") WHERE state in ('sound', 'likely');--> statement-breakpoint
CREATE INDEX "channel_import_rows_session" ON "channel_import_rows" USING btree ("session_id") WHERE session_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "channel_imports_same_file" ON "channel_imports" USING btree ("channel_code","county_code","sha256") WHERE state not in ('rejected', 'failed');--> statement-breakpoint
CREATE INDEX "channel_imports_newest" ON "channel_imports" USING btree ("uploaded_at","id");--> statement-breakpoint
CREATE INDEX "channel_imports_county" ON "channel_imports" USING btree ("county_code","uploaded_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "channel_keys_one_valid" ON "channel_keys" USING btree ("channel_code") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "counted_sale_keys_row" ON "counted_sale_keys" USING btree ("import_id","row_number");--> statement-breakpoint
CREATE INDEX "counted_sale_keys_document" ON "counted_sale_keys" USING btree (split_part("key", '#', 1));--> statement-breakpoint
CREATE INDEX "livestream_sessions_day" ON "livestream_sessions" USING btree ("held_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "sale_conflicts_with_entry" ON "sale_conflicts" USING btree ("import_id","row_number","other_entry_id") WHERE other_entry_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "sale_conflicts_with_row" ON "sale_conflicts" USING btree ("import_id","row_number","other_import_id","other_row_number") WHERE other_import_id is not null;--> statement-breakpoint
CREATE INDEX "sale_conflicts_open" ON "sale_conflicts" USING btree ("raised_at","id") WHERE verdict is null;--> statement-breakpoint
CREATE INDEX "ledger_entries_alike" ON "ledger_entries" USING btree ("amount_fen","occurred_on");--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_kind_word" CHECK ("kind" in ('photograph', 'document', 'invoice', 'sales'));--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_own_parties" CHECK ("ledger_entries"."order_id" is null or ("ledger_entries"."supplier_id" is not null and "ledger_entries"."buyer_id" is not null));--> statement-breakpoint
CREATE TRIGGER "counted_sale_keys_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "counted_sale_keys" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- An invoice for an order on this platform takes its number too, so that no import can count the same sale again; whoever
-- comes second is refused by the key.
INSERT INTO "counted_sale_keys" (key, order_id) SELECT 'fapiao:' || number || '#1', order_id FROM "fapiaos";--> statement-breakpoint
CREATE FUNCTION count_fapiao_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO counted_sale_keys (key, order_id) VALUES ('fapiao:' || NEW.number || '#1', NEW.order_id);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "fapiaos_counted" AFTER INSERT ON "fapiaos" FOR EACH ROW EXECUTE FUNCTION count_fapiao_key();
