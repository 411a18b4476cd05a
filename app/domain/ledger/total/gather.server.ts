import { sql } from "drizzle-orm";
import type { SystemContext } from "#app/domain/core/context.ts";

/** How many changes one transaction gathers: a second's work at most, also when cells of every kind are among them. */
const MOST_AT_ONCE = 20_000;

/**
 * Moves what evidence has added into the kept sums and totals, so that reading stays short. It changes no figure and
 * waits for nobody: while somebody else gathers it does nothing. Returns how many changes it moved.
 */
export async function gatherChanges(ctx: Pick<SystemContext, "db">): Promise<number> {
  let moved = 0;
  for (;;) {
    const [row] = await ctx.db.execute<{ gathered: number }>(
      sql`select gather_ledger_changes(${MOST_AT_ONCE}) as gathered`,
    );
    const gathered = row?.gathered ?? 0;
    moved += gathered;
    if (gathered < MOST_AT_ONCE) return moved;
  }
}
