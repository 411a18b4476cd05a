import { asc, eq, sql } from "drizzle-orm";
import type { Context } from "#app/domain/core/context.ts";
import { temperatureDevices, temperatureReadings } from "#db/schema/logistics.server.ts";

/** The thermometers of the actor's organisation, those in use first, each with when it last measured. */
export function listDevices({ db, actor }: Context) {
  return db
    .select({
      id: temperatureDevices.id,
      serial: temperatureDevices.serial,
      name: temperatureDevices.name,
      registeredAt: temperatureDevices.registeredAt,
      revokedAt: temperatureDevices.revokedAt,
      isDemo: temperatureDevices.isDemo,
      lastAt: sql<
        string | null
      >`(select max(r.recorded_at) from ${temperatureReadings} r where r.device_id = ${temperatureDevices.id})`,
    })
    .from(temperatureDevices)
    .where(eq(temperatureDevices.organisationId, actor.organisationId))
    .orderBy(sql`${temperatureDevices.revokedAt} nulls first`, asc(temperatureDevices.serial));
}

export type DeviceView = Awaited<ReturnType<typeof listDevices>>[number];
