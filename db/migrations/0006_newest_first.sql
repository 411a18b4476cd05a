DROP INDEX "purchase_orders_buyer";--> statement-breakpoint
DROP INDEX "purchase_orders_supplier";--> statement-breakpoint
DROP INDEX "requisitions_organisation";--> statement-breakpoint
CREATE INDEX "requisitions_newest" ON "requisitions" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "purchase_orders_buyer" ON "purchase_orders" USING btree ("organisation_id","placed_at","id");--> statement-breakpoint
CREATE INDEX "purchase_orders_supplier" ON "purchase_orders" USING btree ("supplier_id","placed_at","id");--> statement-breakpoint
CREATE INDEX "requisitions_organisation" ON "requisitions" USING btree ("organisation_id","state","created_at","id");