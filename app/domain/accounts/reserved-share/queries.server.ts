import { asc, desc, eq } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { reservedShares, users } from "#db/schema/accounts.server.ts";

type Read = Pick<AnyContext, "db">;

/** Every version of every rule of a year, by jurisdiction with the newest first, and who recorded it. */
export function listReservedShares({ db }: Read, year: number) {
  return db
    .select({
      year: reservedShares.year,
      jurisdiction: reservedShares.jurisdiction,
      version: reservedShares.version,
      shareBasisPoints: reservedShares.shareBasisPoints,
      source: reservedShares.source,
      recordedAt: reservedShares.recordedAt,
      recordedBy: users.name,
    })
    .from(reservedShares)
    .leftJoin(users, eq(users.id, reservedShares.recordedById))
    .where(eq(reservedShares.year, year))
    .orderBy(asc(reservedShares.jurisdiction), desc(reservedShares.version));
}

/** The jurisdictions that have a rule in any year. */
export async function listJurisdictions({ db }: Read): Promise<string[]> {
  const rows = await db
    .selectDistinct({ jurisdiction: reservedShares.jurisdiction })
    .from(reservedShares)
    .orderBy(asc(reservedShares.jurisdiction));
  return rows.map(({ jurisdiction }) => jurisdiction);
}

/**
 * The jurisdiction a form names; null where it names none.
 * @throws DomainError `reserved_share.jurisdiction_unknown` for one that never had a rule.
 */
export async function knownJurisdiction(ctx: Read, named: string): Promise<string | null> {
  if (named === "") return null;
  if ((await listJurisdictions(ctx)).includes(named)) return named;
  throw new DomainError("reserved_share.jurisdiction_unknown", {}, [
    { path: ["jurisdiction"], code: "reserved_share.jurisdiction_unknown" },
  ]);
}
