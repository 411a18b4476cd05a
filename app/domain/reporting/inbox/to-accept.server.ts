import { and, eq, sql } from "drizzle-orm";
import { acceptances, deliveries } from "#db/schema/deliveries.server.ts";

/** Whether a delivery is on its way or here, and no acceptance of it is in force or waits for its second signature. */
export const isToAccept = and(
  eq(deliveries.state, "dispatched"),
  sql`not exists (select 1 from ${acceptances} where ${acceptances.deliveryId} = ${deliveries.id} and ${acceptances.state} <> 'withdrawn')`,
);
