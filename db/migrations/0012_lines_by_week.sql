DROP INDEX "purchase_order_lines_variant";--> statement-breakpoint
DROP INDEX "requisition_lines_variant";--> statement-breakpoint
ALTER TABLE "purchase_order_lines" ADD COLUMN "wanted_on" date;--> statement-breakpoint
ALTER TABLE "requisition_lines" ADD COLUMN "wanted_on" date;--> statement-breakpoint
UPDATE "purchase_order_lines" l SET "wanted_on" = o."wanted_on" FROM "purchase_orders" o WHERE o."id" = l."order_id";--> statement-breakpoint
UPDATE "requisition_lines" l SET "wanted_on" = r."wanted_on" FROM "requisitions" r WHERE r."id" = l."requisition_id";--> statement-breakpoint
ALTER TABLE "purchase_order_lines" ALTER COLUMN "wanted_on" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "requisition_lines" ALTER COLUMN "wanted_on" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "purchase_order_lines_variant_week" ON "purchase_order_lines" USING btree ("variant_id","wanted_on");--> statement-breakpoint
CREATE INDEX "requisition_lines_variant_week" ON "requisition_lines" USING btree ("variant_id","wanted_on");
