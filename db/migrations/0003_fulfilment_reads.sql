ALTER TABLE "goods_returns" DROP CONSTRAINT "goods_returns_request_key_unique";--> statement-breakpoint
ALTER TABLE "acceptances" ADD COLUMN "withdrawn_by_id" uuid;--> statement-breakpoint
ALTER TABLE "acceptances" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "acceptances" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "organisation_id" uuid;--> statement-breakpoint
UPDATE "deliveries" SET "organisation_id" = o."organisation_id" FROM "purchase_orders" o WHERE o."id" = "order_id";--> statement-breakpoint
ALTER TABLE "deliveries" ALTER COLUMN "organisation_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "goods_returns" ADD COLUMN "organisation_id" uuid;--> statement-breakpoint
UPDATE "goods_returns" SET "organisation_id" = o."organisation_id" FROM "purchase_orders" o WHERE o."id" = "order_id";--> statement-breakpoint
ALTER TABLE "goods_returns" ALTER COLUMN "organisation_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_withdrawn_by_id_users_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goods_returns" ADD CONSTRAINT "goods_returns_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "acceptances_delivery" ON "acceptances" USING btree ("delivery_id");--> statement-breakpoint
CREATE INDEX "acceptances_buyer" ON "acceptances" USING btree ("organisation_id","receiver_signed_at","id");--> statement-breakpoint
CREATE INDEX "acceptances_awaiting" ON "acceptances" USING btree ("organisation_id") WHERE state = 'awaiting-countersign';--> statement-breakpoint
CREATE INDEX "deliveries_buyer" ON "deliveries" USING btree ("organisation_id","dispatched_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_buyer_open" ON "deliveries" USING btree ("organisation_id","dispatched_at") WHERE state = 'dispatched';--> statement-breakpoint
CREATE INDEX "deliveries_supplier" ON "deliveries" USING btree ("supplier_id","dispatched_at","id");--> statement-breakpoint
CREATE INDEX "goods_returns_delivery_line" ON "goods_returns" USING btree ("delivery_line_id");--> statement-breakpoint
CREATE INDEX "goods_returns_buyer" ON "goods_returns" USING btree ("organisation_id","recorded_at","id");--> statement-breakpoint
ALTER TABLE "goods_returns" ADD CONSTRAINT "goods_returns_request" UNIQUE("organisation_id","request_key");--> statement-breakpoint
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_withdrawn" CHECK (("acceptances"."state" = 'withdrawn') = ("acceptances"."withdrawn_reason" is not null));--> statement-breakpoint
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_signed" CHECK (("acceptances"."state" = 'signed') = ("acceptances"."countersigner_id" is not null));