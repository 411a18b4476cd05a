CREATE TABLE "ledger_changes" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "ledger_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"year" integer NOT NULL,
	"month" integer NOT NULL,
	"county_code" text NOT NULL,
	"industry_code" text NOT NULL,
	"channel_code" text NOT NULL,
	"seller_force" text NOT NULL,
	"buyer_district_code" text NOT NULL,
	"buyer_region" text NOT NULL,
	"fund_source" text NOT NULL,
	"grade" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"entry_count" bigint NOT NULL,
	CONSTRAINT "ledger_changes_key" PRIMARY KEY("year","id")
);
--> statement-breakpoint
CREATE TABLE "ledger_totals" (
	"policy_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"dimension" text NOT NULL,
	"key" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"entry_count" bigint NOT NULL,
	CONSTRAINT "ledger_totals_key" PRIMARY KEY("policy_id","year","dimension","key"),
	CONSTRAINT "ledger_totals_dimension_word" CHECK ("dimension" in ('whole', 'month', 'county', 'industry', 'channel', 'force', 'district', 'region', 'fund'))
);
--> statement-breakpoint
DROP INDEX "ledger_grades_sequence";--> statement-breakpoint
ALTER TABLE "ledger_totals" ADD CONSTRAINT "ledger_totals_policy_id_counting_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."counting_policies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- Gathered rows are rewritten again and again in place; waiting ones come and go.
ALTER TABLE "ledger_totals" SET (fillfactor = 50);--> statement-breakpoint
ALTER TABLE "ledger_changes" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);--> statement-breakpoint
CREATE FUNCTION scope_admits(listed jsonb, value text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN listed IS NULL OR jsonb_typeof(listed) = 'null' OR listed ? value;--> statement-breakpoint
-- Whether a cell counts under a policy: the rule of app/domain/ledger/policy/scope.ts, where the database needs it.
CREATE FUNCTION policy_counts(minimum_grade text, scope jsonb, grade text, channel_code text, buyer_region text, industry_code text, fund_source text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN grade = CASE WHEN minimum_grade IN ('invoiced', 'paid') THEN minimum_grade ELSE 'accepted' END
  AND scope_admits(scope -> 'channels', channel_code)
  AND scope_admits(scope -> 'regions', buyer_region)
  AND scope_admits(scope -> 'industries', industry_code)
  AND scope_admits(scope -> 'fundSources', fund_source);--> statement-breakpoint
-- The rows of the totals that a cell adds to.
CREATE FUNCTION ledger_parts(month integer, county_code text, industry_code text, channel_code text, seller_force text, buyer_district_code text, buyer_region text, fund_source text) RETURNS TABLE (dimension text, key text) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  VALUES ('whole', ''), ('month', month::text), ('county', county_code), ('industry', industry_code), ('channel', channel_code),
    ('force', seller_force), ('district', buyer_district_code), ('region', buyer_region), ('fund', fund_source)
$$;--> statement-breakpoint
-- Every figure there is: what was gathered, and what waits. Read in one statement, and so in one snapshot, the two
-- are the sum of the entries that snapshot sees.
CREATE VIEW "ledger_figures" AS
  SELECT policy_id, year, dimension, key, amount_fen, entry_count FROM ledger_totals
  UNION ALL
  SELECT policy.id, waiting.year, part.dimension, part.key, waiting.amount_fen, waiting.entry_count
  FROM ledger_changes waiting
  JOIN counting_policies policy ON policy_counts(policy.minimum_grade, policy.scope, waiting.grade, waiting.channel_code, waiting.buyer_region, waiting.industry_code, waiting.fund_source)
  CROSS JOIN LATERAL ledger_parts(waiting.month, waiting.county_code, waiting.industry_code, waiting.channel_code, waiting.seller_force, waiting.buyer_district_code, waiting.buyer_region, waiting.fund_source) part;--> statement-breakpoint
-- From here on evidence is only appended, and so never waits for another transaction's evidence.
LOCK TABLE "ledger_grades", "ledger_sums", "counting_policies" IN SHARE ROW EXCLUSIVE MODE;--> statement-breakpoint
DROP TRIGGER "ledger_grades_sums" ON "ledger_grades";--> statement-breakpoint
DROP FUNCTION add_to_ledger_sums();--> statement-breakpoint
-- SECURITY DEFINER here and below: the application's role reads sums and totals and cannot write them itself.
CREATE FUNCTION note_ledger_changes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO ledger_changes (year, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source, grade, amount_fen, entry_count)
  SELECT e.year, e.month, e.county_code, e.industry_code, e.channel_code, e.seller_force, e.buyer_district_code, e.buyer_region, e.fund_source, g.grade, sum(e.amount_fen), count(*)
  FROM added_grades g JOIN ledger_entries e ON e.id = g.entry_id
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "ledger_grades_changes" AFTER INSERT ON "ledger_grades" REFERENCING NEW TABLE AS added_grades FOR EACH STATEMENT EXECUTE FUNCTION note_ledger_changes();--> statement-breakpoint
-- Gathering and totalling a new policy take turns. Each must see what the other committed, which a transaction that
-- reads from an older snapshot does not.
CREATE FUNCTION refuse_old_snapshot() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'totals are written in read committed transactions only' USING ERRCODE = 'active_sql_transaction';
  END IF;
END $$;--> statement-breakpoint
-- Moves up to `most` waiting changes into the sums and totals and says how many; none while somebody else does.
CREATE FUNCTION gather_ledger_changes(most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gathered integer;
BEGIN
  PERFORM refuse_old_snapshot();
  IF NOT pg_try_advisory_xact_lock(7259032) THEN
    RETURN 0;
  END IF;
  WITH oldest AS MATERIALIZED (
    SELECT year, id FROM ledger_changes ORDER BY year, id LIMIT most
  ), taken AS (
    DELETE FROM ledger_changes c USING oldest WHERE c.year = oldest.year AND c.id = oldest.id RETURNING c.*
  ), cells AS MATERIALIZED (
    SELECT year, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source, grade, sum(amount_fen) AS amount_fen, sum(entry_count) AS entry_count
    FROM taken GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
  ), summed AS (
    INSERT INTO ledger_sums AS sums (year, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source, grade, amount_fen, entry_count)
    SELECT year, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source, grade, amount_fen, entry_count FROM cells
    ON CONFLICT (year, grade, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source)
    DO UPDATE SET amount_fen = sums.amount_fen + excluded.amount_fen, entry_count = sums.entry_count + excluded.entry_count
  ), totalled AS (
    INSERT INTO ledger_totals AS totals (policy_id, year, dimension, key, amount_fen, entry_count)
    SELECT policy.id, cell.year, part.dimension, part.key, sum(cell.amount_fen), sum(cell.entry_count)
    FROM cells cell
    JOIN counting_policies policy ON policy_counts(policy.minimum_grade, policy.scope, cell.grade, cell.channel_code, cell.buyer_region, cell.industry_code, cell.fund_source)
    CROSS JOIN LATERAL ledger_parts(cell.month, cell.county_code, cell.industry_code, cell.channel_code, cell.seller_force, cell.buyer_district_code, cell.buyer_region, cell.fund_source) part
    GROUP BY 1, 2, 3, 4
    ON CONFLICT (policy_id, year, dimension, key)
    DO UPDATE SET amount_fen = totals.amount_fen + excluded.amount_fen, entry_count = totals.entry_count + excluded.entry_count
  )
  SELECT count(*) INTO gathered FROM taken;
  RETURN gathered;
END $$;--> statement-breakpoint
-- A policy has its totals from the moment it is there.
CREATE FUNCTION total_new_policy() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refuse_old_snapshot();
  PERFORM pg_advisory_xact_lock(7259032);
  INSERT INTO ledger_totals (policy_id, year, dimension, key, amount_fen, entry_count)
  SELECT NEW.id, cell.year, part.dimension, part.key, sum(cell.amount_fen), sum(cell.entry_count)
  FROM ledger_sums cell
  CROSS JOIN LATERAL ledger_parts(cell.month, cell.county_code, cell.industry_code, cell.channel_code, cell.seller_force, cell.buyer_district_code, cell.buyer_region, cell.fund_source) part
  WHERE policy_counts(NEW.minimum_grade, NEW.scope, cell.grade, cell.channel_code, cell.buyer_region, cell.industry_code, cell.fund_source)
  GROUP BY 2, 3, 4;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "counting_policies_totals" AFTER INSERT ON "counting_policies" FOR EACH ROW EXECUTE FUNCTION total_new_policy();--> statement-breakpoint
CREATE TRIGGER "counting_policies_rule_stands" BEFORE UPDATE ON "counting_policies" FOR EACH ROW
  WHEN ((OLD.minimum_grade, OLD.scope) IS DISTINCT FROM (NEW.minimum_grade, NEW.scope)) EXECUTE FUNCTION refuse_change();--> statement-breakpoint
INSERT INTO "ledger_totals" (policy_id, year, dimension, key, amount_fen, entry_count)
SELECT policy.id, cell.year, part.dimension, part.key, sum(cell.amount_fen), sum(cell.entry_count)
FROM "ledger_sums" cell
JOIN "counting_policies" policy ON policy_counts(policy.minimum_grade, policy.scope, cell.grade, cell.channel_code, cell.buyer_region, cell.industry_code, cell.fund_source)
CROSS JOIN LATERAL ledger_parts(cell.month, cell.county_code, cell.industry_code, cell.channel_code, cell.seller_force, cell.buyer_district_code, cell.buyer_region, cell.fund_source) part
GROUP BY 1, 2, 3, 4;
