import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { certificates } from "#db/schema/certification.server.ts";
import { buildFile } from "#tests/support/build-file.ts";
import { testInstant } from "#tests/support/builders.ts";

/** A verified food licence of the organisation, valid through the test's year. */
export async function buildCertificate(
  connection: Connection,
  organisation: { id: string },
  changes: Partial<typeof certificates.$inferInsert> = {},
) {
  const [row] = await connection.db
    .insert(certificates)
    .values({
      id: newId(),
      organisationId: organisation.id,
      schemeCode: "food-licence",
      number: "SC11452000000000",
      issuer: "黔西南州市场监督管理局",
      validFrom: "2026-01-01",
      validUntil: "2026-12-31",
      fileId: (await buildFile(connection, organisation)).id,
      state: "verified",
      submittedAt: testInstant,
      ...changes,
    })
    .returning();
  return row!;
}
