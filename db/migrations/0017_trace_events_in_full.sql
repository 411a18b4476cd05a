CREATE TABLE "trace_heads" (
	"batch_id" uuid PRIMARY KEY NOT NULL,
	"length" integer NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "trace_events" DROP CONSTRAINT "trace_events_kind_word";--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "gtin" text;--> statement-breakpoint
ALTER TABLE "production_bases" ADD COLUMN "outline_micro" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "trace_events" ADD COLUMN "hash_version" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "trace_events" ADD COLUMN "zone_offset_minutes" smallint DEFAULT 480 NOT NULL;--> statement-breakpoint
ALTER TABLE "trace_events" ADD COLUMN "place_ref" text;--> statement-breakpoint
ALTER TABLE "trace_events" ADD COLUMN "business_step" text;--> statement-breakpoint
ALTER TABLE "trace_events" ADD COLUMN "disposition" text;--> statement-breakpoint
ALTER TABLE "trace_events" ADD COLUMN "quantity_grams" bigint;--> statement-breakpoint
ALTER TABLE "trace_events" ADD COLUMN "packs" integer;--> statement-breakpoint
ALTER TABLE "trace_events" ADD COLUMN "related" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "trace_events" ADD COLUMN "concerns_sequence" integer;--> statement-breakpoint
ALTER TABLE "trace_events" ADD COLUMN "error_reason" text;--> statement-breakpoint
ALTER TABLE "trace_heads" ADD CONSTRAINT "trace_heads_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "batches_supplier_code_typed" ON "batches" USING btree (upper(regexp_replace("supplier_code", '[[:space:]-]+', '', 'g')));--> statement-breakpoint
CREATE INDEX "batches_newest" ON "batches" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "batches_own_newest" ON "batches" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "batches_good_until" ON "batches" USING btree ("best_before_on") WHERE "batches"."state" in ('released', 'on-hold');--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_gtin" UNIQUE("gtin");--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_gtin_digits" CHECK ("variants"."gtin" ~ '^[0-9]{14}$');--> statement-breakpoint
ALTER TABLE "trace_events" ADD CONSTRAINT "trace_events_business_step_word" CHECK ("business_step" in ('accepting', 'arriving', 'commissioning', 'consigning', 'holding', 'inspecting', 'loading', 'other', 'packing', 'receiving', 'repackaging', 'shipping', 'storing', 'transporting', 'unloading'));--> statement-breakpoint
ALTER TABLE "trace_events" ADD CONSTRAINT "trace_events_disposition_word" CHECK ("disposition" in ('active', 'conformant', 'container_closed', 'expired', 'in_progress', 'in_transit', 'non_conformant', 'recalled', 'returned'));--> statement-breakpoint
ALTER TABLE "trace_events" ADD CONSTRAINT "trace_events_error_reason_word" CHECK ("error_reason" in ('did-not-occur', 'incorrect-data'));--> statement-breakpoint
ALTER TABLE "trace_events" ADD CONSTRAINT "trace_events_amounts" CHECK ("trace_events"."quantity_grams" >= 0 and "trace_events"."packs" >= 0);--> statement-breakpoint
ALTER TABLE "trace_events" ADD CONSTRAINT "trace_events_error" CHECK (("trace_events"."kind" = 'declared-error') = ("trace_events"."error_reason" is not null) and ("trace_events"."error_reason" is null or "trace_events"."concerns_sequence" is not null) and "trace_events"."concerns_sequence" < "trace_events"."sequence");--> statement-breakpoint
ALTER TABLE "trace_events" ADD CONSTRAINT "trace_events_kind_word" CHECK ("kind" in ('sown', 'harvested', 'processed', 'inspected', 'packed', 'transformed', 'stored', 'handed-over', 'loaded', 'dispatched', 'arrived', 'accepted', 'returned', 'recalled', 'declared-error'));--> statement-breakpoint
CREATE TRIGGER "conformity_certificates_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "conformity_certificates" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The end of each chain, kept where events are appended. SECURITY DEFINER: the application's role reads it and cannot
-- write it itself. Rows are upserted in key order.
CREATE FUNCTION move_trace_heads() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO trace_heads AS head (batch_id, length, hash)
  SELECT batch_id, count(*)::int, (array_agg(hash ORDER BY sequence DESC))[1] FROM added_events GROUP BY batch_id ORDER BY batch_id
  ON CONFLICT (batch_id) DO UPDATE SET length = head.length + excluded.length, hash = excluded.hash;
  RETURN NULL;
END $$;
--> statement-breakpoint
INSERT INTO trace_heads (batch_id, length, hash)
SELECT batch_id, count(*)::int, (array_agg(hash ORDER BY sequence DESC))[1] FROM trace_events GROUP BY batch_id;
--> statement-breakpoint
CREATE TRIGGER "trace_events_heads" AFTER INSERT ON "trace_events" REFERENCING NEW TABLE AS added_events FOR EACH STATEMENT EXECUTE FUNCTION move_trace_heads();
