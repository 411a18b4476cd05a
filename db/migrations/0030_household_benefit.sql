CREATE TABLE "household_benefit_verdicts" (
	"report_id" uuid PRIMARY KEY NOT NULL,
	"verdict" text NOT NULL,
	"reason" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"decided_by_id" uuid NOT NULL,
	CONSTRAINT "household_benefit_verdicts_verdict_word" CHECK ("verdict" in ('confirmed', 'sent-back')),
	CONSTRAINT "household_benefit_verdicts_reason" CHECK ("household_benefit_verdicts"."verdict" = 'confirmed' or "household_benefit_verdicts"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "household_benefit_ways" (
	"report_id" uuid NOT NULL,
	"way" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	CONSTRAINT "household_benefit_ways_report_id_way_pk" PRIMARY KEY("report_id","way"),
	CONSTRAINT "household_benefit_ways_way_word" CHECK ("way" in ('order', 'employment', 'dividend', 'land-rent', 'other')),
	CONSTRAINT "household_benefit_ways_amount" CHECK ("household_benefit_ways"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "household_benefits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"county_code" text NOT NULL,
	"year" integer NOT NULL,
	"households" integer NOT NULL,
	"formerly_poor" integer NOT NULL,
	"as_of" date NOT NULL,
	"basis" text NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"reported_by_id" uuid NOT NULL,
	"is_demo" boolean NOT NULL,
	CONSTRAINT "household_benefits_households" CHECK ("household_benefits"."households" > 0 and "household_benefits"."formerly_poor" between 0 and "household_benefits"."households"),
	CONSTRAINT "household_benefits_year" CHECK (extract(year from "household_benefits"."as_of") = "household_benefits"."year")
);
--> statement-breakpoint
ALTER TABLE "household_benefit_verdicts" ADD CONSTRAINT "household_benefit_verdicts_report_id_household_benefits_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."household_benefits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_benefit_verdicts" ADD CONSTRAINT "household_benefit_verdicts_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_benefit_ways" ADD CONSTRAINT "household_benefit_ways_report_id_household_benefits_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."household_benefits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_benefits" ADD CONSTRAINT "household_benefits_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_benefits" ADD CONSTRAINT "household_benefits_county_code_counties_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."counties"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_benefits" ADD CONSTRAINT "household_benefits_reported_by_id_users_id_fk" FOREIGN KEY ("reported_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "household_benefits_by_supplier" ON "household_benefits" USING btree ("organisation_id","year","reported_at");--> statement-breakpoint
CREATE INDEX "household_benefits_by_county" ON "household_benefits" USING btree ("county_code","year","reported_at");--> statement-breakpoint
CREATE INDEX "purchase_orders_placed" ON "purchase_orders" USING btree ("placed_at");--> statement-breakpoint
CREATE TRIGGER "household_benefits_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "household_benefits" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "household_benefit_ways_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "household_benefit_ways" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "household_benefit_verdicts_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "household_benefit_verdicts" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
