import { and, desc, eq, ne } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { Queryable } from "#app/domain/core/context.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { targetDivisions, targetParts, targets, targetVersions } from "#db/schema/targets.server.ts";
import type { TargetDimension } from "#db/vocabulary/ledger.ts";
import type { Target } from "./queries.server.ts";

export type TargetVersion = typeof targetVersions.$inferSelect;

/** Loads a year's target and makes those who would change it take turns. @throws DomainError `target.not_found`. */
export async function lockTarget({ db }: InTransaction, year: number): Promise<Target> {
  return oneRow(
    await db.select().from(targets).where(eq(targets.year, year)).for("update"),
    "target.not_found",
  );
}

/** The newest version of a year's target; null while it was neither changed nor divided. */
export async function newestVersion({ db }: { db: Queryable }, year: number): Promise<TargetVersion | null> {
  const [row] = await db
    .select()
    .from(targetVersions)
    .where(eq(targetVersions.year, year))
    .orderBy(desc(targetVersions.version))
    .limit(1);
  return row ?? null;
}

/** Carries the divisions of a version over to the next one, except that by one dimension. */
export async function carryDivisions(
  { db }: InTransaction,
  { from, to, except }: { from: string; to: string; except: TargetDimension },
): Promise<void> {
  const divisions = await db
    .select()
    .from(targetDivisions)
    .where(and(eq(targetDivisions.versionId, from), ne(targetDivisions.dimension, except)));
  if (divisions.length === 0) return;
  const parts = await db
    .select()
    .from(targetParts)
    .where(and(eq(targetParts.versionId, from), ne(targetParts.dimension, except)));
  await db.insert(targetDivisions).values(divisions.map((row) => ({ ...row, versionId: to })));
  await db.insert(targetParts).values(parts.map((row) => ({ ...row, versionId: to })));
}
