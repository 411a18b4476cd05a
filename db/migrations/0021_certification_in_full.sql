CREATE TABLE "certificate_waivers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scheme_code" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"product_id" uuid,
	"responsible" text NOT NULL,
	"reason" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"granted_by_id" uuid NOT NULL,
	"granted_by_organisation_id" uuid NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by_id" uuid,
	"revoked_reason" text,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "certificate_waivers_days" CHECK ("certificate_waivers"."valid_until" >= "certificate_waivers"."valid_from"),
	CONSTRAINT "certificate_waivers_revoked" CHECK (num_nonnulls("certificate_waivers"."revoked_at", "certificate_waivers"."revoked_by_id", "certificate_waivers"."revoked_reason") in (0, 3))
);
--> statement-breakpoint
ALTER TABLE "certificate_schemes" DROP CONSTRAINT "certificate_schemes_subject_word";--> statement-breakpoint
ALTER TABLE "certificates" DROP CONSTRAINT "certificates_one_subject";--> statement-breakpoint
ALTER TABLE "scheme_requirements" DROP CONSTRAINT "scheme_requirements_processing_scheme_code_pk";--> statement-breakpoint
ALTER TABLE "certificate_schemes" ADD COLUMN "waiver_days" integer;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "renews_id" uuid;--> statement-breakpoint
ALTER TABLE "scheme_requirements" ADD COLUMN "industry_code" text;--> statement-breakpoint
ALTER TABLE "purchase_order_lines" ADD COLUMN "waivers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "certificate_waivers" ADD CONSTRAINT "certificate_waivers_scheme_code_certificate_schemes_code_fk" FOREIGN KEY ("scheme_code") REFERENCES "public"."certificate_schemes"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_waivers" ADD CONSTRAINT "certificate_waivers_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_waivers" ADD CONSTRAINT "certificate_waivers_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_waivers" ADD CONSTRAINT "certificate_waivers_granted_by_id_users_id_fk" FOREIGN KEY ("granted_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_waivers" ADD CONSTRAINT "certificate_waivers_granted_by_organisation_id_organisations_id_fk" FOREIGN KEY ("granted_by_organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_waivers" ADD CONSTRAINT "certificate_waivers_revoked_by_id_users_id_fk" FOREIGN KEY ("revoked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "certificate_waivers_organisation" ON "certificate_waivers" USING btree ("organisation_id","scheme_code");--> statement-breakpoint
CREATE INDEX "certificate_waivers_latest" ON "certificate_waivers" USING btree ("granted_at","id");--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_renews_id_certificates_id_fk" FOREIGN KEY ("renews_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheme_requirements" ADD CONSTRAINT "scheme_requirements_industry_code_industries_code_fk" FOREIGN KEY ("industry_code") REFERENCES "public"."industries"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "certificates_batch" ON "certificates" USING btree ("batch_id") WHERE batch_id is not null;--> statement-breakpoint
CREATE INDEX "certificates_renews" ON "certificates" USING btree ("renews_id") WHERE renews_id is not null;--> statement-breakpoint
ALTER TABLE "scheme_requirements" ADD CONSTRAINT "scheme_requirements_once" UNIQUE NULLS NOT DISTINCT("processing","industry_code","scheme_code");--> statement-breakpoint
ALTER TABLE "certificate_schemes" ADD CONSTRAINT "certificate_schemes_subject_word" CHECK ("subject" in ('product', 'base', 'organisation', 'batch'));--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_one_subject" CHECK (num_nonnulls("certificates"."product_id", "certificates"."base_id", "certificates"."batch_id") <= 1);