CREATE TABLE "batch_inputs" (
	"organisation_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"grams" bigint NOT NULL,
	CONSTRAINT "batch_inputs_batch_id_source_id_pk" PRIMARY KEY("batch_id","source_id"),
	CONSTRAINT "batch_inputs_grams" CHECK ("batch_inputs"."grams" > 0 and "batch_inputs"."batch_id" <> "batch_inputs"."source_id")
);
--> statement-breakpoint
ALTER TABLE "batches" DROP CONSTRAINT "batches_quantity";--> statement-breakpoint
ALTER TABLE "trace_events" DROP CONSTRAINT "trace_events_kind_word";--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "origin" text DEFAULT 'harvested' NOT NULL;--> statement-breakpoint
ALTER TABLE "batches" ADD COLUMN "used_grams" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "batch_inputs" ADD CONSTRAINT "batch_inputs_organisation_id_batch_id_batches_organisation_id_id_fk" FOREIGN KEY ("organisation_id","batch_id") REFERENCES "public"."batches"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batch_inputs" ADD CONSTRAINT "batch_inputs_organisation_id_source_id_batches_organisation_id_id_fk" FOREIGN KEY ("organisation_id","source_id") REFERENCES "public"."batches"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "batch_inputs_source" ON "batch_inputs" USING btree ("source_id");--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_origin_word" CHECK ("origin" in ('harvested', 'split', 'mixed', 'repacked', 'processed'));--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_quantity" CHECK ("batches"."quantity_grams" > 0 and "batches"."dispatched_grams" >= 0 and "batches"."used_grams" >= 0 and "batches"."dispatched_grams" + "batches"."used_grams" <= "batches"."quantity_grams");--> statement-breakpoint
ALTER TABLE "trace_events" ADD CONSTRAINT "trace_events_kind_word" CHECK ("kind" in ('sown', 'harvested', 'processed', 'inspected', 'packed', 'transformed', 'stored', 'handed-over', 'loaded', 'dispatched', 'arrived', 'accepted', 'returned'));--> statement-breakpoint
CREATE TRIGGER "batch_inputs_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "batch_inputs" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A batch gets its inputs before anything is made of it, so no chain of inputs can come back to where it began. The rows
-- are locked in key order: two transactions that would close a loop between them follow each other.
CREATE FUNCTION refuse_looping_inputs() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  made uuid;
BEGIN
  PERFORM 1 FROM batches WHERE id IN (SELECT batch_id FROM added UNION SELECT source_id FROM added) ORDER BY id FOR NO KEY UPDATE;
  FOR made IN SELECT DISTINCT batch_id FROM added LOOP
    IF EXISTS (SELECT 1 FROM batch_inputs WHERE source_id = made) THEN
      RAISE EXCEPTION 'batch % is an input of another and takes no more inputs', made
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'batch_inputs_no_loop';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "batch_inputs_no_loop" AFTER INSERT ON "batch_inputs" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_looping_inputs();
