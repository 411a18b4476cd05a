CREATE TABLE "ledger_crossings" (
	"policy_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"left_out" integer NOT NULL,
	"month" integer NOT NULL,
	"county_code" text NOT NULL,
	"industry_code" text NOT NULL,
	"channel_code" text NOT NULL,
	"seller_force" text NOT NULL,
	"buyer_district_code" text NOT NULL,
	"buyer_region" text NOT NULL,
	"fund_source" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"entry_count" bigint NOT NULL,
	CONSTRAINT "ledger_crossings_key" PRIMARY KEY("policy_id","year","left_out","month","county_code","industry_code","channel_code","seller_force","buyer_district_code","buyer_region","fund_source")
);
--> statement-breakpoint
ALTER TABLE "ledger_crossings" ADD CONSTRAINT "ledger_crossings_policy_id_counting_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."counting_policies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- Rows are rewritten in place again and again.
ALTER TABLE "ledger_crossings" SET (fillfactor = 50);--> statement-breakpoint
-- The statement that adds cells, which `source` selects, to every three dimensions of every policy `chosen` selects. A district
-- and its region are not crossed: one says the other. `left_out` has a bit for each dimension that a row leaves out.
CREATE FUNCTION ledger_crossing_statement(chosen text, source text) RETURNS text LANGUAGE sql IMMUTABLE
RETURN $text$INSERT INTO ledger_crossings AS crossings (policy_id, year, left_out, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source, amount_fen, entry_count)
  SELECT policy.id, cell.year, grouping(month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source),
    coalesce(month, 0), coalesce(county_code, ''), coalesce(industry_code, ''), coalesce(channel_code, ''), coalesce(seller_force, ''), coalesce(buyer_district_code, ''), coalesce(buyer_region, ''), coalesce(fund_source, ''), sum(cell.amount_fen), sum(cell.entry_count)
  FROM ($text$ || source || $text$) cell
  JOIN ($text$ || chosen || $text$) policy ON policy_counts(policy.minimum_grade, policy.scope, cell.grade, cell.channel_code, cell.buyer_region, cell.industry_code, cell.fund_source)
  GROUP BY GROUPING SETS (policy.id), GROUPING SETS (cell.year), GROUPING SETS (
    (month, county_code, industry_code), (month, county_code, channel_code), (month, county_code, seller_force), (month, county_code, buyer_district_code), (month, county_code, buyer_region),
    (month, county_code, fund_source), (month, industry_code, channel_code), (month, industry_code, seller_force), (month, industry_code, buyer_district_code), (month, industry_code, buyer_region),
    (month, industry_code, fund_source), (month, channel_code, seller_force), (month, channel_code, buyer_district_code), (month, channel_code, buyer_region), (month, channel_code, fund_source),
    (month, seller_force, buyer_district_code), (month, seller_force, buyer_region), (month, seller_force, fund_source), (month, buyer_district_code, fund_source), (month, buyer_region, fund_source),
    (county_code, industry_code, channel_code), (county_code, industry_code, seller_force), (county_code, industry_code, buyer_district_code), (county_code, industry_code, buyer_region), (county_code, industry_code, fund_source),
    (county_code, channel_code, seller_force), (county_code, channel_code, buyer_district_code), (county_code, channel_code, buyer_region), (county_code, channel_code, fund_source), (county_code, seller_force, buyer_district_code),
    (county_code, seller_force, buyer_region), (county_code, seller_force, fund_source), (county_code, buyer_district_code, fund_source), (county_code, buyer_region, fund_source), (industry_code, channel_code, seller_force),
    (industry_code, channel_code, buyer_district_code), (industry_code, channel_code, buyer_region), (industry_code, channel_code, fund_source), (industry_code, seller_force, buyer_district_code), (industry_code, seller_force, buyer_region),
    (industry_code, seller_force, fund_source), (industry_code, buyer_district_code, fund_source), (industry_code, buyer_region, fund_source), (channel_code, seller_force, buyer_district_code), (channel_code, seller_force, buyer_region),
    (channel_code, seller_force, fund_source), (channel_code, buyer_district_code, fund_source), (channel_code, buyer_region, fund_source), (seller_force, buyer_district_code, fund_source), (seller_force, buyer_region, fund_source))
  ON CONFLICT (policy_id, year, left_out, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source)
  DO UPDATE SET amount_fen = crossings.amount_fen + excluded.amount_fen, entry_count = crossings.entry_count + excluded.entry_count$text$;--> statement-breakpoint
-- What is gathered into the sums, whoever gathers it, is in the same transaction gathered into the crossings. SECURITY DEFINER: the
-- application's role writes neither. The memory lets every three dimensions be added up in one pass.
CREATE FUNCTION cross_added_sums() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '128MB' AS $$
BEGIN
  EXECUTE ledger_crossing_statement('SELECT * FROM counting_policies', 'SELECT * FROM added_sums');
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION cross_changed_sums() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '128MB' AS $$
BEGIN
  EXECUTE ledger_crossing_statement('SELECT * FROM counting_policies', 'SELECT * FROM changed_sums UNION ALL
    SELECT year, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source, grade, -amount_fen, -entry_count FROM sums_before');
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "ledger_sums_added" AFTER INSERT ON "ledger_sums" REFERENCING NEW TABLE AS added_sums FOR EACH STATEMENT EXECUTE FUNCTION cross_added_sums();--> statement-breakpoint
CREATE TRIGGER "ledger_sums_changed" AFTER UPDATE ON "ledger_sums" REFERENCING OLD TABLE AS sums_before NEW TABLE AS changed_sums FOR EACH STATEMENT EXECUTE FUNCTION cross_changed_sums();--> statement-breakpoint
-- A policy has its crossings from the moment it is there; it takes turns with gathering.
CREATE FUNCTION cross_new_policy() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '128MB' AS $$
BEGIN
  PERFORM refuse_old_snapshot();
  PERFORM pg_advisory_xact_lock(7259032);
  EXECUTE ledger_crossing_statement(format('SELECT * FROM counting_policies WHERE id = %L', NEW.id), 'SELECT * FROM ledger_sums');
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "counting_policies_crossings" AFTER INSERT ON "counting_policies" FOR EACH ROW EXECUTE FUNCTION cross_new_policy();--> statement-breakpoint
LOCK TABLE "ledger_sums", "counting_policies" IN SHARE ROW EXCLUSIVE MODE;--> statement-breakpoint
DO $$ BEGIN
  EXECUTE ledger_crossing_statement('SELECT * FROM counting_policies', 'SELECT * FROM ledger_sums');
END $$;
