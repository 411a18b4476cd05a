import { eq } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import { enqueue } from "#app/domain/core/jobs.server.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { channelImports } from "#db/schema/channels.server.ts";
import type { ImportRecord } from "./records.server.ts";

/** Lets an import that was confirmed take in rows that became sound afterwards; one that waits takes them in when it is. */
export async function countAgain(ctx: InTransaction<Actor | null>, importRow: ImportRecord): Promise<void> {
  if (!["confirmed", "posted"].includes(importRow.state)) return;
  await ctx.db
    .update(channelImports)
    .set({ state: "confirmed", postedAt: null })
    .where(eq(channelImports.id, importRow.id));
  await enqueue(ctx, "import.post", { importId: importRow.id }, { key: `import.post:${importRow.id}` });
}
