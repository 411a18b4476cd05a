import { sql } from "drizzle-orm";
import type { Context } from "#app/domain/core/context.ts";
import { channelImports } from "#db/schema/channels.server.ts";
import { keptFor } from "./scope.server.ts";

/** How many imports and likely duplicates of the counties an office keeps wait for somebody's word. */
export type WaitingSales = { toVerify: number; toConfirm: number; conflicts: number };

/** Counts what waits, in one statement. A conflict waits as long as its import was not sent back. */
export async function countWaitingSales({ actor, db }: Context): Promise<WaitingSales> {
  const kept = keptFor(actor, channelImports.countyCode) ?? sql`true`;
  const [row] = await db.execute<WaitingSales>(sql`
    select (select count(*)::int from channel_imports where state = 'read' and ${kept}) as "toVerify",
      (select count(*)::int from channel_imports where state = 'verified' and ${kept}) as "toConfirm",
      (select count(*)::int from sale_conflicts join channel_imports on channel_imports.id = sale_conflicts.import_id
       where sale_conflicts.verdict is null and channel_imports.state not in ('rejected', 'failed') and ${kept}) as conflicts`);
  return row ?? { toVerify: 0, toConfirm: 0, conflicts: 0 };
}
