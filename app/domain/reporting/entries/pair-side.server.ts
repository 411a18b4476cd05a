import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { pairings } from "#db/schema/accounts.server.ts";

/**
 * How the buyer of a row stands to the county it bought from, one of `pairSides`: as the pairs stand at the end of the year, so that
 * a sum and the entries under it are told alike (decision 0047).
 */
export function pairSideOf(
  { county, district, region }: { county: SQLWrapper; district: SQLWrapper; region: SQLWrapper },
  year: number,
): SQL<string> {
  const inForce = sql`
    select distinct on (${pairings.countyCode}) ${pairings.countyCode}, ${pairings.districtCode} from ${pairings}
    where ${pairings.since} <= make_date(${year}::int, 12, 31)
    order by ${pairings.countyCode}, ${pairings.since} desc, ${pairings.districtCode}`;
  return sql<string>`case when (${county}, ${district}) in (${inForce}) then 'own-pair'
    when ${region} = 'huizhou' then 'other-huizhou' else ${region} end`;
}
