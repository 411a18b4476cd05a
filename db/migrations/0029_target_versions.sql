CREATE TABLE "target_divisions" (
	"version_id" uuid NOT NULL,
	"dimension" text NOT NULL,
	"basis" text NOT NULL,
	"gap_reason" text NOT NULL,
	CONSTRAINT "target_divisions_version_id_dimension_pk" PRIMARY KEY("version_id","dimension"),
	CONSTRAINT "target_divisions_dimension_word" CHECK ("dimension" in ('county', 'industry', 'channel', 'district', 'month')),
	CONSTRAINT "target_divisions_basis_word" CHECK ("basis" in ('even', 'season', 'given'))
);
--> statement-breakpoint
CREATE TABLE "target_parts" (
	"version_id" uuid NOT NULL,
	"dimension" text NOT NULL,
	"key" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	CONSTRAINT "target_parts_version_id_dimension_key_pk" PRIMARY KEY("version_id","dimension","key"),
	CONSTRAINT "target_parts_amount" CHECK ("target_parts"."amount_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "target_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	"source" text NOT NULL,
	"reason" text NOT NULL,
	"changed" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"saved_by_id" uuid NOT NULL,
	CONSTRAINT "target_versions_version" UNIQUE("year","version"),
	CONSTRAINT "target_versions_changed_word" CHECK ("changed" in ('whole', 'county', 'industry', 'channel', 'district', 'month')),
	CONSTRAINT "target_versions_amount" CHECK ("target_versions"."amount_fen" > 0)
);
--> statement-breakpoint
ALTER TABLE "target_divisions" ADD CONSTRAINT "target_divisions_version_id_target_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."target_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_parts" ADD CONSTRAINT "target_parts_division" FOREIGN KEY ("version_id","dimension") REFERENCES "public"."target_divisions"("version_id","dimension") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_versions" ADD CONSTRAINT "target_versions_saved_by_id_users_id_fk" FOREIGN KEY ("saved_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE TRIGGER "target_versions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "target_versions" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "target_divisions_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "target_divisions" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "target_parts_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "target_parts" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- The parts of a division sum to the whole when their transaction ends, or a reason says why not.
CREATE FUNCTION check_target_division() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.gap_reason = '' AND (SELECT amount_fen FROM target_versions WHERE id = NEW.version_id)
    IS DISTINCT FROM (SELECT sum(amount_fen) FROM target_parts WHERE version_id = NEW.version_id AND dimension = NEW.dimension) THEN
    RAISE EXCEPTION 'the parts do not sum to the whole, and no reason says why' USING ERRCODE = 'check_violation', CONSTRAINT = 'target_divisions_sum';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "target_divisions_summed" AFTER INSERT ON "target_divisions" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_target_division();
