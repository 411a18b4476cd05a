import { desc, eq, inArray } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { users } from "#db/schema/accounts.server.ts";
import { targetDivisions, targetParts, targetVersions } from "#db/schema/targets.server.ts";
import type { Division } from "./parts.ts";

/** The versions of a year's target with their divisions and who saved them, newest first, at most so many. */
export async function readTargetVersions(
  { db }: Pick<AnyContext, "db">,
  { year, most }: { year: number; most: number },
) {
  const versions = await db
    .select({ version: targetVersions, savedBy: users.name })
    .from(targetVersions)
    .innerJoin(users, eq(users.id, targetVersions.savedById))
    .where(eq(targetVersions.year, year))
    .orderBy(desc(targetVersions.version))
    .limit(most);
  const ids = versions.map(({ version }) => version.id);
  const [divisions, parts] = await Promise.all([
    db.select().from(targetDivisions).where(inArray(targetDivisions.versionId, ids)),
    db.select().from(targetParts).where(inArray(targetParts.versionId, ids)),
  ]);
  return versions.map(({ version, savedBy }) => ({
    ...version,
    savedBy,
    divisions: divisions
      .filter(({ versionId }) => versionId === version.id)
      .map(({ dimension, basis, gapReason }): Division => {
        const own = parts.filter((part) => part.versionId === version.id && part.dimension === dimension);
        return {
          dimension,
          basis,
          gapReason,
          parts: new Map(own.map(({ key, amountFen }) => [key, amountFen])),
        };
      }),
  }));
}

export type TargetVersion = Awaited<ReturnType<typeof readTargetVersions>>[number];
