import { sql } from "drizzle-orm";

/**
 * Whether goods of a delivery have a full trace: an origin (a harvest or a processing, or the batches they were made from), a
 * packing, the dispatch of this very delivery and its acceptance, none of them declared erroneous. Written over the batch `b`, its
 * row `head` of `trace_heads` and the row `way` of `trace_deliveries`, which a trigger keeps as events are appended.
 */
export const hasFullTrace = sql`coalesce(
  (head.begun > 0 or b.origin <> 'harvested') and head.packed > 0 and way.dispatched > 0 and way.accepted > 0, false)`;
