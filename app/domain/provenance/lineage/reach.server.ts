import { sql } from "drizzle-orm";
import type { Actor, Context } from "#app/domain/core/context.ts";
import { isId } from "#app/kernel/id.ts";

type Read = Pick<Context<Actor | null>, "db">;

/**
 * The batches that any of these went into, at any remove, and themselves: what a recall must reach. Each is visited
 * once however many ways lead to it. In key order.
 */
export function batchesMadeFrom(ctx: Read, batchIds: readonly string[]): Promise<string[]> {
  return walk(ctx, batchIds, { from: "source_id", to: "batch_id" });
}

/** The batches that went into any of these, at any remove, and themselves: where goods came from. In key order. */
export function batchesThatWentInto(ctx: Read, batchIds: readonly string[]): Promise<string[]> {
  return walk(ctx, batchIds, { from: "batch_id", to: "source_id" });
}

async function walk(
  { db }: Read,
  batchIds: readonly string[],
  { from, to }: { from: "source_id" | "batch_id"; to: "source_id" | "batch_id" },
): Promise<string[]> {
  const start = [...new Set(batchIds)].filter(isId);
  if (start.length === 0) return [];
  const rows = (await db.execute(sql`
    with recursive reached(id) as (
      select unnest(${sql.param(start)}::uuid[])
      union
      select step.${sql.identifier(to)} from reached join batch_inputs step on step.${sql.identifier(from)} = reached.id)
    select id from reached order by id`)) as unknown as { id: string }[];
  return rows.map(({ id }) => id);
}
