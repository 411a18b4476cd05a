import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { certificateWaivers } from "#db/schema/certification.server.ts";
import { buildMember, buildOffice, testInstant } from "#tests/support/builders.ts";

/** A waiver of the food licence for all products of the supplier, in force in the test's June. */
export async function buildWaiver(
  connection: Connection,
  supplier: { id: string },
  changes: Partial<typeof certificateWaivers.$inferInsert> = {},
) {
  const office = await buildOffice(connection, { officeLevel: "county", countyCode: "522323" });
  const official = await buildMember(connection, office, ["official-reviewer"]);
  const [row] = await connection.db
    .insert(certificateWaivers)
    .values({
      id: newId(),
      schemeCode: "food-licence",
      organisationId: supplier.id,
      responsible: "王主任",
      reason: "换证已受理",
      validFrom: "2026-06-01",
      validUntil: "2026-06-30",
      grantedAt: testInstant,
      grantedById: official.userId,
      grantedByOrganisationId: office.id,
      ...changes,
    })
    .returning();
  return row!;
}
