CREATE TABLE "ledger_closings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"month" integer NOT NULL,
	"closed_at" timestamp (3) with time zone NOT NULL,
	"closed_by_id" uuid NOT NULL,
	"totals" jsonb NOT NULL,
	"chain_position" bigint NOT NULL,
	"chain_hash" text NOT NULL,
	CONSTRAINT "ledger_closings_month" CHECK ("ledger_closings"."month" between 0 and 12)
);
--> statement-breakpoint
CREATE TABLE "ledger_reopenings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"closing_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"asked_by_id" uuid NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by_id" uuid,
	CONSTRAINT "ledger_reopenings_state_word" CHECK ("state" in ('asked', 'agreed', 'declined')),
	CONSTRAINT "ledger_reopenings_decided" CHECK (("ledger_reopenings"."state" = 'asked') = ("ledger_reopenings"."decided_at" is null) and ("ledger_reopenings"."state" = 'asked') = ("ledger_reopenings"."decided_by_id" is null)),
	CONSTRAINT "ledger_reopenings_two_people" CHECK ("ledger_reopenings"."state" <> 'agreed' or "ledger_reopenings"."decided_by_id" <> "ledger_reopenings"."asked_by_id")
);
--> statement-breakpoint
ALTER TABLE "ledger_closings" ADD CONSTRAINT "ledger_closings_closed_by_id_users_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_reopenings" ADD CONSTRAINT "ledger_reopenings_closing_id_ledger_closings_id_fk" FOREIGN KEY ("closing_id") REFERENCES "public"."ledger_closings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_reopenings" ADD CONSTRAINT "ledger_reopenings_asked_by_id_users_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_reopenings" ADD CONSTRAINT "ledger_reopenings_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_closings_period" ON "ledger_closings" USING btree ("year","month","closed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_reopenings_one_standing" ON "ledger_reopenings" USING btree ("closing_id") WHERE state <> 'declined';--> statement-breakpoint
CREATE INDEX "ledger_entries_late" ON "ledger_entries" USING btree ("year","month","occurred_on","id") WHERE occurred_on < make_date(year, month, 1);--> statement-breakpoint
CREATE TRIGGER "ledger_closings_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_closings" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- Whether a month, or with month 0 the year, is closed: by a closing that no agreed reopening has lifted.
CREATE FUNCTION ledger_period_closed(in_year integer, in_month integer) RETURNS boolean LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM ledger_closings closing WHERE closing.year = in_year AND closing.month = in_month
  AND NOT EXISTS (SELECT FROM ledger_reopenings wish WHERE wish.closing_id = closing.id AND wish.state = 'agreed'));--> statement-breakpoint
-- Says of every entry, whoever posts it, on which day it counts: the one on which it occurred, or the first one after it
-- whose month is open. Posters share the lock of each month they ask about until they commit and closing takes it alone, so
-- that what a month holds when it is closed is all it will ever hold. The policy of the headline is noted beside it.
CREATE FUNCTION recognise_ledger_entry() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF NEW.policy_id IS NULL THEN
    SELECT id INTO STRICT NEW.policy_id FROM counting_policies WHERE is_headline;
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "ledger_entries_recognised" BEFORE INSERT ON "ledger_entries" FOR EACH ROW EXECUTE FUNCTION recognise_ledger_entry();--> statement-breakpoint
-- A reversal points at a sale, says of itself what the sale says, and takes back no more than is left of it. The sale's
-- row is locked, so that two reversals of it come one after the other. SECURITY DEFINER: the application's role locks no entry.
CREATE FUNCTION check_ledger_reversal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  sale ledger_entries;
  taken_back bigint;
BEGIN
  SELECT * INTO sale FROM ledger_entries WHERE id = NEW.reverses_id AND kind = 'sale' FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a reversal takes back a sale' USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entries_reverses_sale';
  END IF;
  IF (sale.county_code, sale.industry_code, sale.channel_code, sale.seller_force, sale.supplier_id, sale.buyer_id, sale.buyer_district_code,
      sale.buyer_region, sale.fund_source, sale.trade_kind, sale.paired_district_code)
    IS DISTINCT FROM (NEW.county_code, NEW.industry_code, NEW.channel_code, NEW.seller_force, NEW.supplier_id, NEW.buyer_id, NEW.buyer_district_code,
      NEW.buyer_region, NEW.fund_source, NEW.trade_kind, NEW.paired_district_code) THEN
    RAISE EXCEPTION 'a reversal says of itself what its sale says' USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entries_reverses_like';
  END IF;
  SELECT coalesce(sum(amount_fen), 0) INTO taken_back FROM ledger_entries WHERE reverses_id = sale.id;
  IF sale.amount_fen + taken_back + NEW.amount_fen < 0 THEN
    RAISE EXCEPTION 'a reversal takes back no more than is left' USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entries_reverses_left';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "ledger_entries_reversal" BEFORE INSERT ON "ledger_entries" FOR EACH ROW WHEN (NEW.kind = 'reversal' AND NEW.reverses_id IS NOT NULL) EXECUTE FUNCTION check_ledger_reversal();--> statement-breakpoint
ALTER TABLE "ledger_grades" ADD CONSTRAINT "ledger_grades_evidence_said" CHECK (btrim(evidence) <> '') NOT VALID;--> statement-breakpoint
-- A period is closed once until it is opened again, while nobody posts into it; a year once all its months are.
CREATE FUNCTION check_ledger_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refuse_old_snapshot();
  PERFORM pg_advisory_xact_lock(7259033, 0);
  PERFORM pg_advisory_xact_lock(7259033, NEW.year * 100 + NEW.month);
  IF ledger_period_closed(NEW.year, NEW.month) THEN
    RAISE EXCEPTION 'the period is closed' USING ERRCODE = 'unique_violation', CONSTRAINT = 'ledger_closings_once';
  END IF;
  IF NEW.month = 0 AND EXISTS (SELECT FROM generate_series(1, 12) AS of_year (month) WHERE NOT ledger_period_closed(NEW.year, of_year.month)) THEN
    RAISE EXCEPTION 'a month of the year is open' USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_closings_months';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "ledger_closings_checked" BEFORE INSERT ON "ledger_closings" FOR EACH ROW EXECUTE FUNCTION check_ledger_closing();--> statement-breakpoint
-- A wish is asked once, decided once, and never changed otherwise.
CREATE FUNCTION check_ledger_reopening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'asked' OR (OLD.id, OLD.closing_id, OLD.reason, OLD.asked_at, OLD.asked_by_id)
    IS DISTINCT FROM (NEW.id, NEW.closing_id, NEW.reason, NEW.asked_at, NEW.asked_by_id) THEN
    RAISE EXCEPTION 'a decided reopening stands' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "ledger_reopenings_decided_once" BEFORE UPDATE ON "ledger_reopenings" FOR EACH ROW EXECUTE FUNCTION check_ledger_reopening();--> statement-breakpoint
CREATE TRIGGER "ledger_reopenings_kept" BEFORE DELETE OR TRUNCATE ON "ledger_reopenings" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
