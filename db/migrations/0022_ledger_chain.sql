CREATE TABLE "ledger_chain_end" (
	"id" integer PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"day" date NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_links" (
	"position" bigint PRIMARY KEY NOT NULL,
	"entry_id" bigint NOT NULL,
	"grade" text DEFAULT '' NOT NULL,
	"day" date NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "ledger_links_subject" UNIQUE("entry_id","grade")
);
--> statement-breakpoint
CREATE TABLE "ledger_roots" (
	"day" date PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"hash" text NOT NULL,
	"entry_count" bigint NOT NULL,
	"amount_fen" bigint NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD COLUMN "recognised_on" date DEFAULT ((now() at time zone 'Asia/Shanghai')::date) NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD COLUMN "trade_kind" text DEFAULT 'procurement' NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD COLUMN "paired_district_code" text;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD COLUMN "policy_id" uuid;--> statement-breakpoint
ALTER TABLE "ledger_links" ADD CONSTRAINT "ledger_links_entry_id_ledger_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."ledger_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_links_day" ON "ledger_links" USING btree ("day","position");--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_paired_district_code_districts_code_fk" FOREIGN KEY ("paired_district_code") REFERENCES "public"."districts"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_policy_id_counting_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."counting_policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_trade_kind_word" CHECK ("trade_kind" in ('procurement', 'market-sale'));--> statement-breakpoint
-- What was posted before these columns came: recognised on the day of its posting, paired as on the day of its sale.
-- Links are made of what stands there now, so the entries are completed first, once, with their guard laid aside.
ALTER TABLE "ledger_entries" DISABLE TRIGGER "ledger_entries_append_only";--> statement-breakpoint
UPDATE "ledger_entries" e SET
  recognised_on = (e.posted_at AT TIME ZONE 'Asia/Shanghai')::date,
  paired_district_code = (
    SELECT p.district_code FROM pairings p WHERE p.county_code = e.county_code AND p.since <= e.occurred_on
    ORDER BY p.since DESC, p.district_code LIMIT 1);--> statement-breakpoint
ALTER TABLE "ledger_entries" ENABLE TRIGGER "ledger_entries_append_only";--> statement-breakpoint
-- A field as it is hashed: its length in bytes of UTF-8 and its text, or a dash for nothing. So no two different lists
-- of fields read the same. app/domain/ledger/chain/content.ts and public/ledger-verifier.mjs say the same.
CREATE FUNCTION chained_field(field text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN field IS NULL THEN '-' ELSE octet_length(field) || ':' || field END;--> statement-breakpoint
CREATE FUNCTION chained_fields(fields text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT string_agg(chained_field(field), ',' ORDER BY place) FROM unnest(fields) WITH ORDINALITY AS listed (field, place));--> statement-breakpoint
CREATE FUNCTION chained_instant(instant timestamptz) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN to_char(instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');--> statement-breakpoint
-- People and the words of the evidence are sealed by their hash: the chain is published, they are not.
CREATE FUNCTION chained_secret(secret text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN encode(sha256(convert_to(secret, 'UTF8')), 'hex');--> statement-breakpoint
CREATE FUNCTION ledger_entry_fields(e ledger_entries) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT ARRAY['entry', e.id::text, e.kind, e.reverses_id::text, e.year::text, e.month::text, e.occurred_on::text, e.recognised_on::text,
    chained_instant(e.posted_at), chained_secret(e.posted_by_id::text), e.amount_fen::text, e.county_code, e.industry_code, e.channel_code,
    e.seller_force, e.supplier_id::text, e.buyer_id::text, e.buyer_district_code, e.buyer_region, e.fund_source, e.trade_kind,
    e.paired_district_code, e.policy_id::text, e.order_id::text, e.order_line_id::text, e.delivery_line_id::text, e.acceptance_id::text,
    e.goods_return_id::text, e.is_demo::text]
$$;--> statement-breakpoint
CREATE FUNCTION ledger_grade_fields(g ledger_grades) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT ARRAY['grade', g.entry_id::text, g.grade, g.reached_on::text, chained_instant(g.recorded_at), chained_secret(g.evidence), g.sequence::text]
$$;--> statement-breakpoint
INSERT INTO "ledger_chain_end" (id, position, day, hash) VALUES (1, 0, '0001-01-01', repeat('0', 64));--> statement-breakpoint
-- Adds a link behind the last one. The row of the end is locked until the transaction is over, and this runs when it is
-- about to be: transactions that post at the same moment take turns only for that long, and the order of the links is
-- that in which they are committed. SECURITY DEFINER: the application's role writes no link.
CREATE FUNCTION link_ledger_row(entry bigint, grade text, fields text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  added ledger_chain_end;
BEGIN
  UPDATE ledger_chain_end AS chain SET
    position = chain.position + 1,
    day = greatest(chain.day, (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date),
    hash = encode(sha256(convert_to(chain.hash || ',' || chained_fields(fields), 'UTF8')), 'hex')
  WHERE chain.id = 1 RETURNING * INTO STRICT added;
  INSERT INTO ledger_links (position, entry_id, grade, day, hash) VALUES (added.position, entry, grade, added.day, added.hash);
END $$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION link_ledger_row(bigint, text, text[]) FROM PUBLIC;--> statement-breakpoint
CREATE FUNCTION link_ledger_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM link_ledger_row(NEW.id, '', ledger_entry_fields(NEW));
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION link_ledger_grade() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM link_ledger_row(NEW.entry_id, NEW.grade, ledger_grade_fields(NEW));
  RETURN NULL;
END $$;--> statement-breakpoint
DO $$
DECLARE
  entry ledger_entries;
  grade ledger_grades;
BEGIN
  FOR entry IN SELECT * FROM ledger_entries ORDER BY id LOOP
    PERFORM link_ledger_row(entry.id, '', ledger_entry_fields(entry));
  END LOOP;
  FOR grade IN SELECT * FROM ledger_grades ORDER BY sequence LOOP
    PERFORM link_ledger_row(grade.entry_id, grade.grade, ledger_grade_fields(grade));
  END LOOP;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "ledger_entries_linked" AFTER INSERT ON "ledger_entries" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION link_ledger_entry();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "ledger_grades_linked" AFTER INSERT ON "ledger_grades" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION link_ledger_grade();--> statement-breakpoint
CREATE TRIGGER "ledger_links_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_links" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "ledger_roots_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_roots" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
ALTER TABLE "ledger_chain_end" SET (fillfactor = 10);--> statement-breakpoint
-- Publishes the roots of all days up to `last_day` that have none, as far back as the chain goes, and says how many. A
-- day without a link repeats the root before it: it says that nothing was added. Whoever is linking is waited for.
CREATE FUNCTION publish_ledger_roots(last_day date) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  published integer;
  before ledger_roots;
  first_day date;
BEGIN
  PERFORM refuse_old_snapshot();
  PERFORM 1 FROM ledger_chain_end WHERE id = 1 FOR UPDATE;
  SELECT * INTO before FROM ledger_roots ORDER BY day DESC LIMIT 1;
  first_day := coalesce(before.day + 1, (SELECT min(day) FROM ledger_links));
  IF last_day >= (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date THEN
    RAISE EXCEPTION 'the day % is not over', last_day USING ERRCODE = 'restrict_violation';
  END IF;
  WITH days AS (
    SELECT day::date FROM generate_series(first_day, last_day, interval '1 day') AS day
  ), ends AS (
    SELECT days.day, link.position, link.hash
    FROM days CROSS JOIN LATERAL (
      SELECT position, hash FROM ledger_links WHERE ledger_links.day <= days.day ORDER BY ledger_links.day DESC, position DESC LIMIT 1) link
  ), added AS (
    SELECT link.day, count(*) AS entries, sum(entry.amount_fen) AS fen
    FROM ledger_links link JOIN ledger_entries entry ON entry.id = link.entry_id
    WHERE link.grade = '' AND link.position > coalesce(before.position, 0) AND link.day BETWEEN first_day AND last_day
    GROUP BY link.day
  ), inserted AS (
    INSERT INTO ledger_roots (day, position, hash, entry_count, amount_fen, published_at)
    SELECT ends.day, ends.position, ends.hash,
      coalesce(before.entry_count, 0) + sum(coalesce(added.entries, 0)) OVER upto,
      coalesce(before.amount_fen, 0) + sum(coalesce(added.fen, 0)) OVER upto, clock_timestamp()
    FROM ends LEFT JOIN added USING (day) WINDOW upto AS (ORDER BY ends.day) RETURNING 1
  )
  SELECT count(*) INTO published FROM inserted;
  RETURN published;
END $$;
