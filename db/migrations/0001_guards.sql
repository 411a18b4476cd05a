CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE INDEX "products_search" ON "products" USING gin ("search_text" gin_trgm_ops) WHERE state = 'published';
--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_base_fk" FOREIGN KEY ("organisation_id", "base_id") REFERENCES "production_bases" ("organisation_id", "id");
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_active_organisation_fk" FOREIGN KEY ("active_organisation_id") REFERENCES "organisations" ("id");
--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_agent_of_fk" FOREIGN KEY ("agent_of_id") REFERENCES "organisations" ("id");
--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_reverses_fk" FOREIGN KEY ("reverses_id") REFERENCES "ledger_entries" ("id");
--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_delivery_fk" FOREIGN KEY ("delivery_id") REFERENCES "deliveries" ("id");
--> statement-breakpoint
ALTER TABLE "trace_events" ADD CONSTRAINT "trace_events_delivery_fk" FOREIGN KEY ("delivery_id") REFERENCES "deliveries" ("id");
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER "ledger_entries_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_entries" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "ledger_grades_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_grades" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "trace_events_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "trace_events" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "audit_events_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_events" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "stock_movements_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "stock_movements" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Sums are kept where evidence is appended: a grade that an entry reaches adds the entry's amount to that grade's cell.
-- Rows are upserted in key order, so that two writers never wait for each other in a circle.
-- SECURITY DEFINER: the application's role reads the sums and cannot write them itself.
CREATE FUNCTION add_to_ledger_sums() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO ledger_sums AS sums (year, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source, grade, amount_fen, entry_count)
  SELECT e.year, e.month, e.county_code, e.industry_code, e.channel_code, e.seller_force, e.buyer_district_code, e.buyer_region, e.fund_source, g.grade, sum(e.amount_fen), count(*)
  FROM added_grades g JOIN ledger_entries e ON e.id = g.entry_id
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
  ORDER BY 1, 10, 2, 3, 4, 5, 6, 7, 8, 9
  ON CONFLICT (year, grade, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source)
  DO UPDATE SET amount_fen = sums.amount_fen + excluded.amount_fen, entry_count = sums.entry_count + excluded.entry_count;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "ledger_grades_sums" AFTER INSERT ON "ledger_grades" REFERENCING NEW TABLE AS added_grades FOR EACH STATEMENT EXECUTE FUNCTION add_to_ledger_sums();
--> statement-breakpoint
INSERT INTO "catalogue_versions" ("id", "version") VALUES (1, 1);
