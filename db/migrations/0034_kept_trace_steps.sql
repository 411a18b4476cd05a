CREATE TABLE "trace_deliveries" (
	"batch_id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"dispatched" integer NOT NULL,
	"accepted" integer NOT NULL,
	CONSTRAINT "trace_deliveries_batch_id_delivery_id_pk" PRIMARY KEY("batch_id","delivery_id")
);
--> statement-breakpoint
ALTER TABLE "trace_heads" ADD COLUMN "begun" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "trace_heads" ADD COLUMN "packed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "trace_deliveries" ADD CONSTRAINT "trace_deliveries_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- The end of each chain, and which steps of a full trace stand on it, kept where events are appended. An event declared
-- erroneous is taken off again. SECURITY DEFINER: the application's role reads both and cannot write them itself. Rows are
-- upserted in key order.
CREATE OR REPLACE FUNCTION move_trace_heads() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  WITH steps AS (
    SELECT e.batch_id, e.sequence, e.hash,
      CASE WHEN wrong.kind IS NULL THEN e.kind ELSE wrong.kind END AS kind,
      CASE WHEN wrong.kind IS NULL THEN e.delivery_id ELSE wrong.delivery_id END AS delivery_id,
      CASE WHEN wrong.kind IS NULL THEN 1 ELSE -1 END AS weight
    FROM added_events e
    LEFT JOIN trace_events wrong
      ON e.kind = 'declared-error' AND wrong.batch_id = e.batch_id AND wrong.sequence = e.concerns_sequence),
  heads AS (
    INSERT INTO trace_heads AS head (batch_id, length, hash, begun, packed)
    SELECT batch_id, count(*)::int, (array_agg(hash ORDER BY sequence DESC))[1],
      coalesce(sum(weight) FILTER (WHERE kind IN ('harvested', 'processed') AND delivery_id IS NULL), 0),
      coalesce(sum(weight) FILTER (WHERE kind IN ('packed', 'transformed') AND delivery_id IS NULL), 0)
    FROM steps GROUP BY batch_id ORDER BY batch_id
    ON CONFLICT (batch_id) DO UPDATE SET length = head.length + excluded.length, hash = excluded.hash,
      begun = head.begun + excluded.begun, packed = head.packed + excluded.packed)
  INSERT INTO trace_deliveries AS way (batch_id, delivery_id, dispatched, accepted)
  SELECT batch_id, delivery_id, coalesce(sum(weight) FILTER (WHERE kind = 'dispatched'), 0),
    coalesce(sum(weight) FILTER (WHERE kind = 'accepted'), 0)
  FROM steps WHERE delivery_id IS NOT NULL AND kind IN ('dispatched', 'accepted')
  GROUP BY batch_id, delivery_id ORDER BY batch_id, delivery_id
  ON CONFLICT (batch_id, delivery_id) DO UPDATE SET dispatched = way.dispatched + excluded.dispatched,
    accepted = way.accepted + excluded.accepted;
  RETURN NULL;
END $$;
--> statement-breakpoint
UPDATE trace_heads head SET begun = told.begun, packed = told.packed
FROM (
  SELECT e.batch_id, count(*) FILTER (WHERE e.kind IN ('harvested', 'processed')) AS begun,
    count(*) FILTER (WHERE e.kind IN ('packed', 'transformed')) AS packed
  FROM trace_events e
  WHERE e.delivery_id IS NULL AND e.kind IN ('harvested', 'processed', 'packed', 'transformed') AND NOT EXISTS (
    SELECT FROM trace_events wrong
    WHERE wrong.batch_id = e.batch_id AND wrong.kind = 'declared-error' AND wrong.concerns_sequence = e.sequence)
  GROUP BY e.batch_id) told
WHERE told.batch_id = head.batch_id;
--> statement-breakpoint
INSERT INTO trace_deliveries (batch_id, delivery_id, dispatched, accepted)
SELECT e.batch_id, e.delivery_id, count(*) FILTER (WHERE e.kind = 'dispatched'), count(*) FILTER (WHERE e.kind = 'accepted')
FROM trace_events e
WHERE e.delivery_id IS NOT NULL AND e.kind IN ('dispatched', 'accepted') AND NOT EXISTS (
  SELECT FROM trace_events wrong
  WHERE wrong.batch_id = e.batch_id AND wrong.kind = 'declared-error' AND wrong.concerns_sequence = e.sequence)
GROUP BY e.batch_id, e.delivery_id;
