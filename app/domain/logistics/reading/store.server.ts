import { sql } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import { enqueue } from "#app/domain/core/jobs.server.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import type { Reading } from "#app/domain/logistics/excursion/excursions.ts";
import type { ReadingSource } from "#db/vocabulary/logistics.ts";

/** What became of readings: new ones, ones that were there already, and of these those that say something else. */
export type StoredReadings = { added: number; repeated: number; contradicting: number };

/**
 * Adds the readings of a locked device that are not there yet; one that was recorded stays as it was recorded. Where
 * something is new, the shipments it travelled with then are judged anew.
 */
export async function storeReadings(
  ctx: InTransaction<Actor | null>,
  { deviceId, source, readings }: { deviceId: string; source: ReadingSource; readings: readonly Reading[] },
): Promise<StoredReadings> {
  const rows = [...readings]
    .sort((one, other) => one.at - other.at)
    .map(({ at, centiC }) => ({ t: new Date(at).toISOString(), c: centiC }));
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(t timestamptz, c integer)`;
  const [told] = await ctx.db.execute<{ added: number; contradicting: number }>(sql`
    with before as (
      select count(*)::int as contradicting from ${given}
      join temperature_readings r on r.device_id = ${deviceId}::uuid and r.recorded_at = given.t and r.centi_c <> given.c
    ), added as (
      insert into temperature_readings (device_id, recorded_at, centi_c, received_at, source)
      select ${deviceId}::uuid, t, c, ${ctx.now.toISOString()}::timestamptz, ${source} from ${given}
      on conflict do nothing
      returning 1
    )
    select (select count(*)::int from added) as added, contradicting from before`);
  const added = told?.added ?? 0;
  if (added > 0) await judgeAnew(ctx, deviceId, rows[0]?.t ?? "", rows.at(-1)?.t ?? "");
  return { added, repeated: rows.length - added, contradicting: told?.contradicting ?? 0 };
}

async function judgeAnew(
  ctx: InTransaction<Actor | null>,
  deviceId: string,
  from: string,
  until: string,
): Promise<void> {
  const shipments = await ctx.db.execute<{ id: string }>(sql`
    select distinct shipment_id as id from device_bindings
    where device_id = ${deviceId}::uuid and from_at <= ${until}::timestamptz
      and coalesce(until_at, 'infinity') > ${from}::timestamptz
    order by 1`);
  for (const { id } of shipments)
    await enqueue(ctx, "shipment.watch", { shipmentId: id }, { key: `shipment.watch:${id}` });
}
