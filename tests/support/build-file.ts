import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { files } from "#db/schema/accounts.server.ts";

/** A file row of an organisation (without its bytes): a private document unless told otherwise. */
export async function buildFile(
  { db }: Connection,
  organisation: { id: string },
  changes: Partial<typeof files.$inferInsert> = {},
) {
  const [row] = await db
    .insert(files)
    .values({
      id: newId(),
      organisationId: organisation.id,
      kind: "document",
      visibility: "private",
      mediaType: "application/pdf",
      byteLength: 1000,
      sha256: newId().replaceAll("-", "").padEnd(64, "0"),
      originalName: "证书.pdf",
      ...changes,
    })
    .returning();
  return row!;
}
