-- The statement that adds cells, which `source` selects, to every three dimensions of every policy `chosen` selects. A district
-- is always told with its region, so a crossing that has the district has the region too and none is needed for the region alone.
-- `left_out` has a bit for each dimension that a row leaves out.
CREATE OR REPLACE FUNCTION ledger_crossing_statement(chosen text, source text) RETURNS text LANGUAGE sql IMMUTABLE
RETURN $text$INSERT INTO ledger_crossings AS crossings (policy_id, year, left_out, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source, amount_fen, entry_count)
  SELECT policy.id, cell.year, grouping(month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source),
    coalesce(month, 0), coalesce(county_code, ''), coalesce(industry_code, ''), coalesce(channel_code, ''), coalesce(seller_force, ''), coalesce(buyer_district_code, ''), coalesce(buyer_region, ''), coalesce(fund_source, ''), sum(cell.amount_fen), sum(cell.entry_count)
  FROM ($text$ || source || $text$) cell
  JOIN ($text$ || chosen || $text$) policy ON policy_counts(policy.minimum_grade, policy.scope, cell.grade, cell.channel_code, cell.buyer_region, cell.industry_code, cell.fund_source)
  GROUP BY GROUPING SETS (policy.id), GROUPING SETS (cell.year), GROUPING SETS (
    (month, county_code, industry_code), (month, county_code, channel_code), (month, county_code, seller_force), (month, county_code, buyer_district_code, buyer_region), (month, county_code, fund_source),
    (month, industry_code, channel_code), (month, industry_code, seller_force), (month, industry_code, buyer_district_code, buyer_region), (month, industry_code, fund_source), (month, channel_code, seller_force),
    (month, channel_code, buyer_district_code, buyer_region), (month, channel_code, fund_source), (month, seller_force, buyer_district_code, buyer_region), (month, seller_force, fund_source), (month, buyer_district_code, buyer_region, fund_source),
    (county_code, industry_code, channel_code), (county_code, industry_code, seller_force), (county_code, industry_code, buyer_district_code, buyer_region), (county_code, industry_code, fund_source), (county_code, channel_code, seller_force),
    (county_code, channel_code, buyer_district_code, buyer_region), (county_code, channel_code, fund_source), (county_code, seller_force, buyer_district_code, buyer_region), (county_code, seller_force, fund_source), (county_code, buyer_district_code, buyer_region, fund_source),
    (industry_code, channel_code, seller_force), (industry_code, channel_code, buyer_district_code, buyer_region), (industry_code, channel_code, fund_source), (industry_code, seller_force, buyer_district_code, buyer_region), (industry_code, seller_force, fund_source),
    (industry_code, buyer_district_code, buyer_region, fund_source), (channel_code, seller_force, buyer_district_code, buyer_region), (channel_code, seller_force, fund_source), (channel_code, buyer_district_code, buyer_region, fund_source), (seller_force, buyer_district_code, buyer_region, fund_source))
  ON CONFLICT (policy_id, year, left_out, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source)
  DO UPDATE SET amount_fen = crossings.amount_fen + excluded.amount_fen, entry_count = crossings.entry_count + excluded.entry_count$text$;--> statement-breakpoint
-- What was kept with the region as a dimension of its own gives way to this, out of the same cells.
LOCK TABLE "ledger_sums", "counting_policies" IN SHARE ROW EXCLUSIVE MODE;--> statement-breakpoint
TRUNCATE TABLE "ledger_crossings";--> statement-breakpoint
DO $$ BEGIN
  EXECUTE ledger_crossing_statement('SELECT * FROM counting_policies', 'SELECT * FROM ledger_sums');
END $$;
