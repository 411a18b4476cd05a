DROP INDEX "ledger_entries_year";--> statement-breakpoint
DROP INDEX "ledger_entries_county";--> statement-breakpoint
DROP INDEX "ledger_entries_industry";--> statement-breakpoint
ALTER TABLE "ledger_grades" ADD COLUMN "sequence" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "ledger_grades_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
CREATE INDEX "ledger_entries_by_day" ON "ledger_entries" USING btree ("year","occurred_on","id");--> statement-breakpoint
CREATE INDEX "ledger_entries_by_county" ON "ledger_entries" USING btree ("year","county_code","occurred_on","id");--> statement-breakpoint
CREATE INDEX "ledger_entries_by_industry" ON "ledger_entries" USING btree ("year","industry_code","occurred_on","id");--> statement-breakpoint
CREATE INDEX "ledger_entries_by_channel" ON "ledger_entries" USING btree ("year","channel_code","occurred_on","id");--> statement-breakpoint
CREATE INDEX "ledger_entries_by_district" ON "ledger_entries" USING btree ("year","buyer_district_code","occurred_on","id");--> statement-breakpoint
CREATE INDEX "ledger_entries_by_region" ON "ledger_entries" USING btree ("year","buyer_region","occurred_on","id");--> statement-breakpoint
CREATE INDEX "ledger_entries_by_force" ON "ledger_entries" USING btree ("year","seller_force","occurred_on","id");--> statement-breakpoint
CREATE INDEX "ledger_entries_by_fund" ON "ledger_entries" USING btree ("year","fund_source","occurred_on","id");--> statement-breakpoint
CREATE INDEX "ledger_entries_demo" ON "ledger_entries" USING btree ("year") WHERE is_demo;--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_grades_sequence" ON "ledger_grades" USING btree ("sequence");