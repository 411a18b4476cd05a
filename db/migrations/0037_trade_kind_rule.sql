-- The kind of trade follows from the channel and the fund, which every sum is told by: the rule of
-- app/domain/ledger/policy/trade-kind.ts, where the database needs it.
CREATE FUNCTION trade_kind_of(channel_code text, fund_source text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN channel_code <> 'huiqian' AND fund_source IN ('personal', 'enterprise') THEN 'market-sale' ELSE 'procurement' END;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_trade_kind_follows" CHECK ("ledger_entries"."trade_kind" = trade_kind_of("ledger_entries"."channel_code", "ledger_entries"."fund_source"));--> statement-breakpoint
-- Says of every entry, whoever posts it, on which day it counts, of which kind of trade it is, and the policy of the headline.
CREATE OR REPLACE FUNCTION recognise_ledger_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  counts_on date := NEW.occurred_on;
BEGIN
  PERFORM refuse_old_snapshot();
  LOOP
    NEW.year := extract(year FROM counts_on);
    NEW.month := extract(month FROM counts_on);
    PERFORM pg_advisory_xact_lock_shared(7259033, NEW.year * 100 + NEW.month);
    EXIT WHEN NOT ledger_period_closed(NEW.year, NEW.month);
    counts_on := date_trunc('month', counts_on) + interval '1 month';
  END LOOP;
  NEW.recognised_on := counts_on;
  NEW.trade_kind := trade_kind_of(NEW.channel_code, NEW.fund_source);
  IF NEW.policy_id IS NULL THEN
    SELECT id INTO STRICT NEW.policy_id FROM counting_policies WHERE is_headline;
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
-- Whether a cell counts under a policy: the rule of app/domain/ledger/policy/scope.ts, where the database needs it.
CREATE OR REPLACE FUNCTION policy_counts(minimum_grade text, scope jsonb, grade text, channel_code text, buyer_region text, industry_code text, fund_source text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN grade = CASE WHEN minimum_grade IN ('invoiced', 'paid') THEN minimum_grade ELSE 'accepted' END
  AND scope_admits(scope -> 'channels', channel_code)
  AND scope_admits(scope -> 'regions', buyer_region)
  AND scope_admits(scope -> 'industries', industry_code)
  AND scope_admits(scope -> 'fundSources', fund_source)
  AND scope_admits(scope -> 'tradeKinds', trade_kind_of(channel_code, fund_source));
