import { asc, eq } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { targets } from "#db/schema/targets.server.ts";

export type Target = typeof targets.$inferSelect;

/** The target of a calendar year. @throws DomainError `target.not_found`. */
export async function getTarget(ctx: Pick<AnyContext, "db">, year: number): Promise<Target> {
  return oneRow(await ctx.db.select().from(targets).where(eq(targets.year, year)), "target.not_found");
}

const readTargetYears = prepared([], (db) =>
  db.select({ year: targets.year }).from(targets).orderBy(asc(targets.year)),
);

/** The years that have a target, oldest first. */
export async function listTargetYears(ctx: Pick<AnyContext, "db">): Promise<number[]> {
  return (await readTargetYears(ctx, {})).map(({ year }) => year);
}
