import { sql } from "drizzle-orm";

/**
 * Whether goods of a delivery have a full trace: an origin (a harvest or a processing, or the batches they were made from), a
 * packing, the dispatch of this very delivery and its acceptance, none of them declared erroneous. Written over the batch's row
 * `head` of `trace_heads` and the delivery's row `way` of `trace_deliveries`, which a trigger keeps as events are appended; the batch
 * itself is looked at only where nothing began on its own chain.
 */
export const hasFullTrace = sql`coalesce(
  head.packed > 0 and way.dispatched > 0 and way.accepted > 0
  and (head.begun > 0 or (select b.origin from batches b where b.id = head.batch_id) <> 'harvested'), false)`;
