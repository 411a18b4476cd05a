ALTER TABLE "reserved_shares" DROP CONSTRAINT "reserved_shares_year_jurisdiction_pk";--> statement-breakpoint
ALTER TABLE "budget_units" ADD COLUMN "jurisdiction" text;--> statement-breakpoint
ALTER TABLE "reserved_shares" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "reserved_shares" ADD CONSTRAINT "reserved_shares_key" PRIMARY KEY("year","jurisdiction","version");--> statement-breakpoint
ALTER TABLE "reserved_shares" ADD COLUMN "recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "reserved_shares" ADD COLUMN "recorded_by_id" uuid;--> statement-breakpoint
ALTER TABLE "reserved_shares" ADD CONSTRAINT "reserved_shares_recorded_by_id_users_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reserved_shares" ADD CONSTRAINT "reserved_shares_share" CHECK ("reserved_shares"."share_basis_points" between 1 and 10000);--> statement-breakpoint
-- A rule is followed by another version of it, never rewritten.
CREATE TRIGGER "reserved_shares_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "reserved_shares" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
