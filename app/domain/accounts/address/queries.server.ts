import { asc, eq } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { deliveryAddresses, districts } from "#db/schema/accounts.server.ts";

/** The delivery places of the actor's institution, those in use first, and the districts a place may stand in. */
export async function listAddresses(ctx: AnyContext) {
  requireCan(ctx, "address.manage");
  const [addresses, places] = await Promise.all([
    ctx.db
      .select({
        id: deliveryAddresses.id,
        label: deliveryAddresses.label,
        districtCode: deliveryAddresses.districtCode,
        districtZh: districts.nameZh,
        districtEn: districts.nameEn,
        line: deliveryAddresses.line,
        contactName: deliveryAddresses.contactName,
        contactPhone: deliveryAddresses.contactPhone,
        isActive: deliveryAddresses.isActive,
      })
      .from(deliveryAddresses)
      .innerJoin(districts, eq(districts.code, deliveryAddresses.districtCode))
      .where(eq(deliveryAddresses.organisationId, ctx.actor.organisationId))
      .orderBy(asc(deliveryAddresses.label), asc(deliveryAddresses.id))
      .limit(500),
    ctx.db
      .select({ code: districts.code, nameZh: districts.nameZh, nameEn: districts.nameEn })
      .from(districts)
      .orderBy(asc(districts.position)),
  ]);
  return { addresses, districts: places };
}
