CREATE TABLE "indicator_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"indicator_code" text NOT NULL,
	"year" integer NOT NULL,
	"county_code" text,
	"value" bigint NOT NULL,
	"as_of" date NOT NULL,
	"source" text NOT NULL,
	"note" text NOT NULL,
	"file_id" uuid,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"reported_by_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"is_demo" boolean NOT NULL,
	CONSTRAINT "indicator_reports_value" CHECK ("indicator_reports"."value" >= 0),
	CONSTRAINT "indicator_reports_year" CHECK (extract(year from "indicator_reports"."as_of") = "indicator_reports"."year")
);
--> statement-breakpoint
CREATE TABLE "indicator_targets" (
	"indicator_code" text NOT NULL,
	"year" integer NOT NULL,
	"value" bigint NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "indicator_targets_indicator_code_year_pk" PRIMARY KEY("indicator_code","year"),
	CONSTRAINT "indicator_targets_value" CHECK ("indicator_targets"."value" > 0)
);
--> statement-breakpoint
CREATE TABLE "indicator_verdicts" (
	"report_id" uuid PRIMARY KEY NOT NULL,
	"verdict" text NOT NULL,
	"reason" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"decided_by_id" uuid NOT NULL,
	CONSTRAINT "indicator_verdicts_verdict_word" CHECK ("verdict" in ('confirmed', 'sent-back')),
	CONSTRAINT "indicator_verdicts_reason" CHECK ("indicator_verdicts"."verdict" = 'confirmed' or "indicator_verdicts"."reason" <> '')
);
--> statement-breakpoint
CREATE TABLE "indicators" (
	"code" text PRIMARY KEY NOT NULL,
	"clause" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"unit_zh" text NOT NULL,
	"unit_en" text NOT NULL,
	"measure" text NOT NULL,
	"each_county" integer,
	"from_ledger" boolean NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "indicators_measure_word" CHECK ("measure" in ('count', 'money'))
);
--> statement-breakpoint
ALTER TABLE "indicator_reports" ADD CONSTRAINT "indicator_reports_county_code_counties_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."counties"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_reports" ADD CONSTRAINT "indicator_reports_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_reports" ADD CONSTRAINT "indicator_reports_reported_by_id_users_id_fk" FOREIGN KEY ("reported_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_reports" ADD CONSTRAINT "indicator_reports_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_reports" ADD CONSTRAINT "indicator_reports_target" FOREIGN KEY ("indicator_code","year") REFERENCES "public"."indicator_targets"("indicator_code","year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_targets" ADD CONSTRAINT "indicator_targets_indicator_code_indicators_code_fk" FOREIGN KEY ("indicator_code") REFERENCES "public"."indicators"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_verdicts" ADD CONSTRAINT "indicator_verdicts_report_id_indicator_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."indicator_reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_verdicts" ADD CONSTRAINT "indicator_verdicts_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "indicator_reports_by_year" ON "indicator_reports" USING btree ("year","indicator_code","reported_at");--> statement-breakpoint
CREATE TRIGGER "indicator_reports_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "indicator_reports" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "indicator_verdicts_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "indicator_verdicts" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
