import { asc, eq } from "drizzle-orm";
import { buildMember, buildOffice, buildSupplier } from "#tests/support/builders.ts";
import type { Connection } from "#db/client.server.ts";
import { catalogueVersions } from "#db/schema/catalogue.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";

/** The number that names cached storefront pages. */
export async function catalogueVersion({ db }: Connection): Promise<number> {
  const [row] = await db.select().from(catalogueVersions);
  return row!.version;
}

/** What the audit trail says of a row, in order. */
export async function auditOf({ db }: Connection, subjectId: string) {
  return db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.subjectId, subjectId))
    .orderBy(asc(auditEvents.id));
}

/** A supplier of Pu'an with its manager and warehouse, the officials over it, and strangers on both sides. */
export async function buildSellingWorld(connection: Connection) {
  const supplier = await buildSupplier(connection);
  const manager = await buildMember(connection, supplier, ["supplier-manager"]);
  const warehouse = await buildMember(connection, supplier, ["supplier-warehouse"]);
  const finance = await buildMember(connection, supplier, ["supplier-finance"]);
  const otherSupplier = await buildSupplier(connection);
  const stranger = await buildMember(connection, otherSupplier, ["supplier-manager"]);
  const office = (level: "county" | "prefecture" | "district", countyCode: string | null) =>
    buildOffice(connection, {
      officeLevel: level,
      countyCode,
      districtCode: level === "district" ? "441302" : null,
    });
  const county = await buildMember(connection, await office("county", "522323"), ["official-reviewer"]);
  const otherCounty = await buildMember(connection, await office("county", "522324"), ["official-reviewer"]);
  const prefecture = await buildMember(connection, await office("prefecture", null), ["official-reviewer"]);
  const district = await buildMember(connection, await office("district", null), ["official-reviewer"]);
  return {
    supplier,
    manager,
    warehouse,
    finance,
    otherSupplier,
    stranger,
    county,
    otherCounty,
    prefecture,
    district,
  };
}
