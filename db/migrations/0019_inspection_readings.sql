CREATE TABLE "inspection_parameters" (
	"template_code" text NOT NULL,
	"code" text NOT NULL,
	"position" integer NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"method" text NOT NULL,
	"unit" text NOT NULL,
	"comparison" text NOT NULL,
	"low_micro" bigint,
	"high_micro" bigint,
	"source_zh" text NOT NULL,
	"is_demo" boolean NOT NULL,
	CONSTRAINT "inspection_parameters_template_code_code_pk" PRIMARY KEY("template_code","code"),
	CONSTRAINT "inspection_parameters_unit_word" CHECK ("unit" in ('ug-per-kg', 'mg-per-kg', 'mg-per-100g', 'g-per-kg', 'percent', 'cfu-per-g', 'ph')),
	CONSTRAINT "inspection_parameters_comparison_word" CHECK ("comparison" in ('at-most', 'below', 'at-least', 'between', 'not-detected')),
	CONSTRAINT "inspection_parameters_limit" CHECK (case "inspection_parameters"."comparison"
    when 'at-most' then "inspection_parameters"."high_micro" is not null and "inspection_parameters"."low_micro" is null
    when 'below' then "inspection_parameters"."high_micro" is not null and "inspection_parameters"."low_micro" is null
    when 'at-least' then "inspection_parameters"."low_micro" is not null and "inspection_parameters"."high_micro" is null
    when 'between' then coalesce("inspection_parameters"."low_micro" < "inspection_parameters"."high_micro", false)
    else "inspection_parameters"."low_micro" is null and "inspection_parameters"."high_micro" is null end)
);
--> statement-breakpoint
CREATE TABLE "inspection_rules" (
	"code" text PRIMARY KEY NOT NULL,
	"processing" text NOT NULL,
	"industry_code" text,
	"before_release" boolean NOT NULL,
	"retest_months" integer,
	"source_zh" text NOT NULL,
	CONSTRAINT "inspection_rules_goods" UNIQUE NULLS NOT DISTINCT("processing","industry_code"),
	CONSTRAINT "inspection_rules_processing_word" CHECK ("processing" in ('fresh', 'primary', 'packaged-food', 'livestock', 'aquatic', 'craft')),
	CONSTRAINT "inspection_rules_retest" CHECK ("inspection_rules"."retest_months" > 0)
);
--> statement-breakpoint
CREATE TABLE "inspection_templates" (
	"code" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"family" text NOT NULL,
	"processing" text,
	"position" integer NOT NULL,
	CONSTRAINT "inspection_templates_family_word" CHECK ("family" in ('tea', 'mushroom', 'coix', 'spice', 'nut', 'banana', 'fruit', 'herb', 'livestock', 'poultry', 'fish', 'vegetable', 'grain', 'oil', 'honey', 'craft')),
	CONSTRAINT "inspection_templates_processing_word" CHECK ("processing" in ('fresh', 'primary', 'packaged-food', 'livestock', 'aquatic', 'craft'))
);
--> statement-breakpoint
CREATE TABLE "inspection_overrides" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"from_verdict" text NOT NULL,
	"to_verdict" text NOT NULL,
	"reason" text NOT NULL,
	"user_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "inspection_overrides_from_verdict_word" CHECK ("from_verdict" in ('passed', 'failed', 'undecided')),
	CONSTRAINT "inspection_overrides_to_verdict_word" CHECK ("to_verdict" in ('passed', 'failed', 'undecided')),
	CONSTRAINT "inspection_overrides_changes" CHECK ("inspection_overrides"."from_verdict" <> "inspection_overrides"."to_verdict")
);
--> statement-breakpoint
CREATE TABLE "inspection_readings" (
	"report_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"parameter_code" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"method" text NOT NULL,
	"unit" text NOT NULL,
	"comparison" text NOT NULL,
	"low_micro" bigint,
	"high_micro" bigint,
	"source_zh" text NOT NULL,
	"is_demo" boolean NOT NULL,
	"found" text NOT NULL,
	"value_micro" bigint,
	"detection_limit_micro" bigint,
	"value_unit" text NOT NULL,
	"outcome" text NOT NULL,
	CONSTRAINT "inspection_readings_report_id_position_pk" PRIMARY KEY("report_id","position"),
	CONSTRAINT "inspection_readings_unit_word" CHECK ("unit" in ('ug-per-kg', 'mg-per-kg', 'mg-per-100g', 'g-per-kg', 'percent', 'cfu-per-g', 'ph')),
	CONSTRAINT "inspection_readings_comparison_word" CHECK ("comparison" in ('at-most', 'below', 'at-least', 'between', 'not-detected')),
	CONSTRAINT "inspection_readings_found_word" CHECK ("found" in ('measured', 'not-detected', 'not-tested')),
	CONSTRAINT "inspection_readings_value_unit_word" CHECK ("value_unit" in ('ug-per-kg', 'mg-per-kg', 'mg-per-100g', 'g-per-kg', 'percent', 'cfu-per-g', 'ph')),
	CONSTRAINT "inspection_readings_outcome_word" CHECK ("outcome" in ('within', 'beyond', 'undecided')),
	CONSTRAINT "inspection_readings_limit" CHECK (case "inspection_readings"."comparison"
    when 'at-most' then "inspection_readings"."high_micro" is not null and "inspection_readings"."low_micro" is null
    when 'below' then "inspection_readings"."high_micro" is not null and "inspection_readings"."low_micro" is null
    when 'at-least' then "inspection_readings"."low_micro" is not null and "inspection_readings"."high_micro" is null
    when 'between' then coalesce("inspection_readings"."low_micro" < "inspection_readings"."high_micro", false)
    else "inspection_readings"."low_micro" is null and "inspection_readings"."high_micro" is null end),
	CONSTRAINT "inspection_readings_value" CHECK (("inspection_readings"."found" = 'measured') = ("inspection_readings"."value_micro" is not null) and ("inspection_readings"."found" = 'not-detected' or "inspection_readings"."detection_limit_micro" is null))
);
--> statement-breakpoint
CREATE TABLE "spot_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_code" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"planned_on" date NOT NULL,
	"inspectors" text NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"planned_by_id" uuid NOT NULL,
	"planned_by_organisation_id" uuid NOT NULL,
	"batch_id" uuid,
	"report_id" uuid,
	"ended_at" timestamp (3) with time zone,
	"ended_by_id" uuid,
	"cancel_reason" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "spot_checks_state_word" CHECK ("state" in ('planned', 'done', 'cancelled')),
	CONSTRAINT "spot_checks_ended" CHECK (("spot_checks"."state" = 'planned') = ("spot_checks"."ended_at" is null) and ("spot_checks"."ended_at" is null) = ("spot_checks"."ended_by_id" is null) and ("spot_checks"."state" = 'done') = ("spot_checks"."report_id" is not null) and ("spot_checks"."report_id" is null) = ("spot_checks"."batch_id" is null) and ("spot_checks"."state" = 'cancelled') = ("spot_checks"."cancel_reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "inspection_reports" DROP CONSTRAINT "inspection_reports_verdict_word";--> statement-breakpoint
ALTER TABLE "inspection_reports" ADD COLUMN "sampled_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "inspection_reports" ADD COLUMN "sampling_place" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "inspection_reports" ADD COLUMN "sample_count" integer;--> statement-breakpoint
ALTER TABLE "inspection_reports" ADD COLUMN "template_code" text;--> statement-breakpoint
ALTER TABLE "inspection_reports" ADD COLUMN "rule_verdict" text;--> statement-breakpoint
ALTER TABLE "inspection_parameters" ADD CONSTRAINT "inspection_parameters_template_code_inspection_templates_code_fk" FOREIGN KEY ("template_code") REFERENCES "public"."inspection_templates"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_rules" ADD CONSTRAINT "inspection_rules_industry_code_industries_code_fk" FOREIGN KEY ("industry_code") REFERENCES "public"."industries"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_overrides" ADD CONSTRAINT "inspection_overrides_report_id_inspection_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."inspection_reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_overrides" ADD CONSTRAINT "inspection_overrides_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_overrides" ADD CONSTRAINT "inspection_overrides_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_readings" ADD CONSTRAINT "inspection_readings_report_id_inspection_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."inspection_reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spot_checks" ADD CONSTRAINT "spot_checks_county_code_counties_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."counties"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spot_checks" ADD CONSTRAINT "spot_checks_planned_by_id_users_id_fk" FOREIGN KEY ("planned_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spot_checks" ADD CONSTRAINT "spot_checks_planned_by_organisation_id_organisations_id_fk" FOREIGN KEY ("planned_by_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spot_checks" ADD CONSTRAINT "spot_checks_report_id_inspection_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."inspection_reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spot_checks" ADD CONSTRAINT "spot_checks_ended_by_id_users_id_fk" FOREIGN KEY ("ended_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spot_checks" ADD CONSTRAINT "spot_checks_organisation_id_product_id_products_organisation_id_id_fk" FOREIGN KEY ("organisation_id","product_id") REFERENCES "public"."products"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spot_checks" ADD CONSTRAINT "spot_checks_organisation_id_batch_id_batches_organisation_id_id_fk" FOREIGN KEY ("organisation_id","batch_id") REFERENCES "public"."batches"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inspection_overrides_report" ON "inspection_overrides" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "spot_checks_by_day" ON "spot_checks" USING btree ("planned_on","id");--> statement-breakpoint
CREATE INDEX "spot_checks_report" ON "spot_checks" USING btree ("report_id") WHERE report_id is not null;--> statement-breakpoint
ALTER TABLE "inspection_reports" ADD CONSTRAINT "inspection_reports_template_code_inspection_templates_code_fk" FOREIGN KEY ("template_code") REFERENCES "public"."inspection_templates"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspection_reports" ADD CONSTRAINT "inspection_reports_rule_verdict_word" CHECK ("rule_verdict" in ('passed', 'failed', 'undecided'));--> statement-breakpoint
ALTER TABLE "inspection_reports" ADD CONSTRAINT "inspection_reports_rule" CHECK (("inspection_reports"."template_code" is null) = ("inspection_reports"."rule_verdict" is null) and coalesce("inspection_reports"."sample_count" > 0, true));--> statement-breakpoint
ALTER TABLE "inspection_reports" ADD CONSTRAINT "inspection_reports_verdict_word" CHECK ("verdict" in ('passed', 'failed', 'undecided'));--> statement-breakpoint
CREATE TRIGGER "inspection_readings_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "inspection_readings" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "inspection_overrides_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "inspection_overrides" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
