-- What a policy counts from the moment it is there, added up once in fewer steps: crossings without the month out of cells whose months are
-- already added up, and totals out of the crossings. The rule's values are the row's own, so that the cells of its grade are found by the key.
DROP TRIGGER "counting_policies_totals" ON "counting_policies";--> statement-breakpoint
DROP TRIGGER "counting_policies_crossings" ON "counting_policies";--> statement-breakpoint
DROP FUNCTION total_new_policy();--> statement-breakpoint
DROP FUNCTION cross_new_policy();--> statement-breakpoint
CREATE FUNCTION sum_new_policy() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '128MB' AS $$
BEGIN
  PERFORM refuse_old_snapshot();
  -- It takes turns with gathering.
  PERFORM pg_advisory_xact_lock(7259032);
  INSERT INTO ledger_crossings (policy_id, year, left_out, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source, amount_fen, entry_count)
  WITH cells AS MATERIALIZED (
    SELECT year, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source, amount_fen, entry_count
    FROM ledger_sums
    WHERE policy_counts(NEW.minimum_grade, NEW.scope, grade, channel_code, buyer_region, industry_code, fund_source)
  ), years AS MATERIALIZED (
    SELECT year, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source, sum(amount_fen) AS amount_fen, sum(entry_count) AS entry_count
    FROM cells GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  )
  SELECT NEW.id, year, grouping(month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source),
    month, coalesce(county_code, ''), coalesce(industry_code, ''), coalesce(channel_code, ''), coalesce(seller_force, ''), coalesce(buyer_district_code, ''), coalesce(buyer_region, ''), coalesce(fund_source, ''), sum(amount_fen), sum(entry_count)
  FROM cells
  GROUP BY year, GROUPING SETS (
      (month, county_code, industry_code), (month, county_code, channel_code), (month, county_code, seller_force), (month, county_code, buyer_district_code, buyer_region), (month, county_code, fund_source),
      (month, industry_code, channel_code), (month, industry_code, seller_force), (month, industry_code, buyer_district_code, buyer_region), (month, industry_code, fund_source), (month, channel_code, seller_force),
      (month, channel_code, buyer_district_code, buyer_region), (month, channel_code, fund_source), (month, seller_force, buyer_district_code, buyer_region), (month, seller_force, fund_source), (month, buyer_district_code, buyer_region, fund_source))
  UNION ALL
  SELECT NEW.id, year, 128 + grouping(county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source),
    0, coalesce(county_code, ''), coalesce(industry_code, ''), coalesce(channel_code, ''), coalesce(seller_force, ''), coalesce(buyer_district_code, ''), coalesce(buyer_region, ''), coalesce(fund_source, ''), sum(amount_fen), sum(entry_count)
  FROM years
  GROUP BY year, GROUPING SETS (
      (county_code, industry_code, channel_code), (county_code, industry_code, seller_force), (county_code, industry_code, buyer_district_code, buyer_region), (county_code, industry_code, fund_source),
      (county_code, channel_code, seller_force), (county_code, channel_code, buyer_district_code, buyer_region), (county_code, channel_code, fund_source), (county_code, seller_force, buyer_district_code, buyer_region),
      (county_code, seller_force, fund_source), (county_code, buyer_district_code, buyer_region, fund_source), (industry_code, channel_code, seller_force), (industry_code, channel_code, buyer_district_code, buyer_region),
      (industry_code, channel_code, fund_source), (industry_code, seller_force, buyer_district_code, buyer_region), (industry_code, seller_force, fund_source), (industry_code, buyer_district_code, buyer_region, fund_source),
      (channel_code, seller_force, buyer_district_code, buyer_region), (channel_code, seller_force, fund_source), (channel_code, buyer_district_code, buyer_region, fund_source), (seller_force, buyer_district_code, buyer_region, fund_source));
  -- Each part is read out of one crossing that has it; `left_out` names the crossing by what it has not.
  INSERT INTO ledger_totals (policy_id, year, dimension, key, amount_fen, entry_count)
  SELECT NEW.id, crossed.year, part.dimension, part.key, sum(crossed.amount_fen), sum(crossed.entry_count)
  FROM (VALUES (31, ARRAY['whole', 'month', 'county', 'industry']), (225, ARRAY['channel', 'force', 'district', 'region']), (230, ARRAY['fund'])) AS source (left_out, dimensions)
  JOIN ledger_crossings crossed ON crossed.policy_id = NEW.id AND crossed.left_out = source.left_out
  CROSS JOIN LATERAL ledger_parts(crossed.month, crossed.county_code, crossed.industry_code, crossed.channel_code, crossed.seller_force, crossed.buyer_district_code, crossed.buyer_region, crossed.fund_source) part
  WHERE part.dimension = ANY (source.dimensions)
  GROUP BY 2, 3, 4;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "counting_policies_sums" AFTER INSERT ON "counting_policies" FOR EACH ROW EXECUTE FUNCTION sum_new_policy();
